package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.JournalEnvelope;
import io.stratos.state.RecordKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks records one after the other against the chain; stops at the first that does not hold.
///
/// What it proves: nothing after the state it started from was changed, taken out, put in or moved.
/// What it cannot see is a tail that is gone, or a history replaced from the start: for that there
/// are the head and the high-water mark.
public final class ChainCheck {

    private final int segmentLength;
    private final ChainState state;
    private final Sha256 sha = new Sha256();

    /// A check that goes on from `state`.
    ///
    /// @param state what is believed to start with; it moves on with each good record
    public ChainCheck(int segmentLength, ChainState state) {
        this.segmentLength = segmentLength;
        this.state = state;
    }

    /// Checks the next record.
    ///
    /// @param key the number under which it is stored
    /// @return null if it holds
    public @Nullable ChainFault accept(long key, byte[] value) {
        long expected = state.seq() + 1;
        if (key != expected) {
            return new ChainFault(expected, ChainFault.Kind.MISSING);
        }
        var stored = StoredRecord.parse(value);
        if (stored == null) {
            return new ChainFault(expected, ChainFault.Kind.MALFORMED);
        }
        if (stored.seq() != expected) {
            return new ChainFault(expected, ChainFault.Kind.MISPLACED);
        }
        int envelope = stored.envelopeLength();
        byte[] hash = JournalEnvelope.hash(sha, value, 0, envelope, state.hash());
        if (!Arrays.equals(hash, 0, hash.length, value, envelope, value.length)) {
            return new ChainFault(expected, ChainFault.Kind.HASH);
        }
        if (!holdsSealRule(stored)) {
            return new ChainFault(expected, ChainFault.Kind.SEAL);
        }
        state.advance(stored.atNanos(), isSeal(stored), hash);
        return null;
    }

    /// Where the check stands.
    public ChainState state() {
        return state;
    }

    private boolean holdsSealRule(StoredRecord stored) {
        if (isSeal(stored) != (stored.seq() % segmentLength == 0)) {
            return false;
        }
        if (!isSeal(stored) || !state.segment().isKnown()) {
            return true;
        }
        return Arrays.equals(stored.payload(), state.segment().seal(state.seq()));
    }

    private static boolean isSeal(StoredRecord stored) {
        return stored.kind() == RecordKind.SEAL.number();
    }
}
