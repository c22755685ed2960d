package io.stratos.host.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-1")
class NewestFillsTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final InstanceId ONE = new InstanceId("b", "s", "one");
    private static final InstanceId TWO = new InstanceId("b", "s", "two");
    private static final int TAKEN_BACK = 1;

    private final Journal journal = new Journal();

    private static FillRecord fill(InstanceId instance, long tradeId, int correction) {
        var body = new EventBody.Fill(Decimal.ONE, Decimal.ONE, Decimal.ZERO, null, tradeId);
        return new FillRecord(
                MAIN,
                instance,
                "s1abc",
                new IntentRef(1, 0),
                1,
                Side.BUY,
                body,
                Decimal.ONE,
                BigDecimal.ZERO,
                tradeId,
                correction,
                correction);
    }

    private NewestFills.Page look(@Nullable InstanceId instance, int last) {
        return NewestFills.of(journal, journal.records.size(), new Wanted(null, instance, false, last));
    }

    private static List<Long> trades(NewestFills.Page page) {
        return page.fills().stream().map(one -> one.fill().tradeId()).toList();
    }

    @Test
    void asManyAsAreWantedComeNewestFirstAndOneMoreIsCut() {
        LongStream.rangeClosed(1, 3).forEach(trade -> journal.fill(fill(ONE, trade, 0)));

        assertThat(trades(look(null, 3))).containsExactly(3L, 2L, 1L);
        assertThat(look(null, 3).isCut()).isFalse();
        assertThat(trades(look(null, 2))).containsExactly(3L, 2L);
        assertThat(look(null, 2).isCut()).isTrue();
    }

    @Test
    void whatWasCorrectedIsThereOnceAsItIsNow() {
        journal.fill(fill(ONE, 1, 0));
        journal.fill(fill(ONE, 2, 0));
        journal.fill(fill(ONE, 1, TAKEN_BACK));

        assertThat(look(null, 9).fills()).containsExactly(fill(ONE, 1, TAKEN_BACK), fill(ONE, 2, 0));
    }

    @Test
    void othersAreLeftOut() {
        journal.fill(fill(ONE, 1, 0));
        journal.fill(fill(TWO, 2, 0));

        assertThat(trades(look(ONE, 1))).containsExactly(1L);
        assertThat(look(ONE, 1).isCut()).isFalse();
    }

    @Test
    void atTheBoundAFillIsFoundAndOneRecordBehindItIsNot() {
        journal.fill(fill(ONE, 1, 0));
        journal.others((int) NewestFills.LOOK_BACK - 1);
        assertThat(trades(look(null, 9))).containsExactly(1L);
        assertThat(look(null, 9).isCut()).isFalse();

        journal.others(1);
        journal.visited = 0;
        var page = look(null, 9);

        assertThat(page.fills()).isEmpty();
        assertThat(page.isCut()).as("older records were not looked at").isTrue();
        assertThat(journal.visited).isEqualTo(NewestFills.LOOK_BACK);
    }

    @Test
    void whereFillsAreManyOnlyTheEndIsLookedAt() {
        LongStream.rangeClosed(1, 20_000).forEach(trade -> journal.fill(fill(ONE, trade, 0)));

        assertThat(trades(look(null, 1))).containsExactly(20_000L);
        assertThat(journal.visited).isLessThan(5_000);
    }

    /// Records in memory; null is one of another kind.
    private static final class Journal implements LedgerReader {
        private final List<byte @Nullable []> records = new ArrayList<>();
        private long visited;

        void fill(FillRecord fill) {
            records.add(fill.encode());
        }

        void others(int count) {
            records.addAll(Collections.nCopies(count, null));
        }

        @Override
        public void records(long fromSeq, RecordVisitor visitor) {
            for (int seq = (int) fromSeq; seq <= records.size(); seq++) {
                visited++;
                var payload = records.get(seq - 1);
                var kind = payload == null ? RecordKind.NOTE : RecordKind.FILL;
                if (!visitor.record(seq, kind, seq, payload == null ? new byte[0] : payload, "00")) {
                    return;
                }
            }
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            throw new AssertionError("no row is read");
        }

        @Override
        public void scan(Table table, byte[] prefix, RowVisitor visitor) {
            throw new AssertionError("no rows are read");
        }

        @Override
        public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
            throw new AssertionError("no rows are read");
        }

        @Override
        public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
            throw new AssertionError("no checkpoint is read");
        }

        @Override
        public void setAside(InstanceId instance, long generation, ReasonCode why) {
            throw new AssertionError("nothing is changed");
        }
    }
}
