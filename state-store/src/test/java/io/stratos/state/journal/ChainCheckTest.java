package io.stratos.state.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.RecordKind;
import io.stratos.state.journal.ChainFault.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-9")
final class ChainCheckTest {
    private static final int SEGMENT = 4;
    private static final int LENGTH = 10;

    private final List<byte @Nullable []> values = new ArrayList<>(Chains.of(SEGMENT, LENGTH));

    @Test
    void untouchedChainHolds() {
        assertThat(Chains.check(SEGMENT, values)).isNull();
    }

    @Test
    void everyFlippedBitIsFoundAtItsRecord() {
        for (int i = 0; i < LENGTH; i++) {
            var good = Chains.of(SEGMENT, LENGTH).get(i);
            for (int bit = 0; bit < good.length * 8; bit++) {
                var bad = good.clone();
                bad[bit / 8] ^= (byte) (1 << (bit % 8));
                values.set(i, bad);
                var fault = requireNonNull(Chains.check(SEGMENT, values), "bit " + bit + " of record " + (i + 1));
                assertThat(fault.seq()).isEqualTo(i + 1);
            }
            values.set(i, good);
        }
    }

    @Test
    void everyShortenedRecordIsFound() {
        var good = Chains.of(SEGMENT, LENGTH).get(5);
        for (int length = 0; length < good.length; length++) {
            values.set(5, Arrays.copyOf(good, length));
            var fault = requireNonNull(Chains.check(SEGMENT, values), "length " + length);
            assertThat(fault.seq()).isEqualTo(6);
        }
    }

    @Test
    void missingRecordIsNamed() {
        values.set(4, null);

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(5, Kind.MISSING));
    }

    @Test
    void swappedRecordsAreFoundAtTheFirstOfThem() {
        Collections.swap(values, 4, 6);

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(5, Kind.MISPLACED));
    }

    @Test
    void duplicatedRecordIsMisplaced() {
        values.add(values.get(9));

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(11, Kind.MISPLACED));
    }

    @Test
    void recordThatWasRehashedBreaksTheNextOne() {
        var forger = new RecordChain(SEGMENT, stateAfter(4));
        values.set(4, forger.append(RecordKind.TURN, 0, Chains.text("forged")));

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(6, Kind.HASH));
    }

    @Test
    void recordInThePlaceOfASealIsFoundThoughItsHashHolds() {
        var forger = new RecordChain(SEGMENT * 2, stateAfter(3)); // would not seal here
        values.set(3, forger.append(RecordKind.TURN, 0, Chains.text("no seal")));

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(4, Kind.SEAL));
    }

    @Test
    void sealOfAnotherSegmentIsFoundThoughItsHashHolds() {
        var state = stateAfter(3);
        state.segment().add(new byte[32]);
        values.set(3, new RecordChain(SEGMENT, state).appendSeal());

        assertThat(Chains.check(SEGMENT, values)).isEqualTo(new ChainFault(4, Kind.SEAL));
    }

    @Test
    void sealOfASegmentWhoseStartWasNotSeenIsTakenAtItsHash() {
        var second = requireNonNull(StoredRecord.parse(Chains.of(SEGMENT, 2).get(1)));
        var check = new ChainCheck(SEGMENT, ChainState.after(2, second.atNanos(), second.hash(), false));

        for (int i = 2; i < LENGTH; i++) {
            assertThat(check.accept(i + 1, Chains.of(SEGMENT, LENGTH).get(i))).isNull();
        }
        assertThat(check.state().seq()).isEqualTo(LENGTH);
    }

    private static ChainState stateAfter(int seq) {
        var check = new ChainCheck(SEGMENT, ChainState.empty());
        for (int i = 0; i < seq; i++) {
            assertThat(check.accept(i + 1, Chains.of(SEGMENT, seq).get(i))).isNull();
        }
        return check.state();
    }
}
