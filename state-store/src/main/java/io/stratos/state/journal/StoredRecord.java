package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.JournalEnvelope;
import io.stratos.abi.lane.MalformedMessageException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One stored journal value, taken apart: envelope and hash.
///
/// @param kind number of a [io.stratos.state.RecordKind], perhaps one this version does not know
/// @param value envelope and hash as stored
@SuppressWarnings("ArrayRecordComponent") // a view on bytes that were just read, never compared
public record StoredRecord(long seq, int kind, long atNanos, byte[] payload, byte[] value) {

    /// Takes a stored value apart.
    ///
    /// @return null if it is not a record
    public static @Nullable StoredRecord parse(byte[] value) {
        if (value.length < Sha256.LENGTH) {
            return null;
        }
        try {
            var envelope = JournalEnvelope.decode(Arrays.copyOf(value, value.length - Sha256.LENGTH));
            return new StoredRecord(envelope.seq(), envelope.kind(), envelope.atNanos(), envelope.payload(), value);
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    /// A copy of the stored hash.
    public byte[] hash() {
        return Arrays.copyOfRange(value, envelopeLength(), value.length);
    }

    /// The stored hash in lower-case hex.
    public String hashHex() {
        return HexFormat.of().formatHex(value, envelopeLength(), value.length);
    }

    int envelopeLength() {
        return value.length - Sha256.LENGTH;
    }
}
