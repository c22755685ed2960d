package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.CORE;
import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.lane;
import static io.stratos.state.rocks.Ledgers.number;
import static io.stratos.state.rocks.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.FencingToken;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("M-19")
final class FencingTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void lowerTokenIsRejectedAndAnEqualOrHigherOneIsNot() {
        try (var ledger = Ledgers.open(directory)) {
            assertThat(commit(ledger, lane(5), 1)).isEmpty();
            assertThat(commit(ledger, lane(5), 2)).isEmpty();
            assertThat(commit(ledger, lane(4), 3)).containsExactly(lane(4));
            assertThat(applied(ledger)).isEqualTo(number(2));
            assertThat(commit(ledger, lane(6), 4)).isEmpty();
            assertThat(commit(ledger, lane(5), 5)).containsExactly(lane(5));
            assertThat(applied(ledger)).isEqualTo(number(4));
        }
    }

    @Test
    void highestTokenIsRememberedOverARestart() {
        try (var ledger = Ledgers.open(directory)) {
            commit(ledger, lane(7), 1);
        }
        try (var ledger = Ledgers.open(directory)) {
            assertThat(commit(ledger, lane(6), 2)).containsExactly(lane(6));
            assertThat(commit(ledger, lane(7), 3)).isEmpty();
        }
    }

    @Test
    void staleWriterLosesItsOwnEntriesAndNobodyElses() {
        try (var ledger = Ledgers.open(directory)) {
            commit(ledger, lane(5), 1);
            var batch = new LedgerBatch();
            batch.put(CORE, Table.ACCOUNT, text("a"), number(2));
            batch.put(lane(4), Table.INSTANCE, Ledgers.APPLIED, number(2));
            batch.record(lane(4), RecordKind.TURN, 2, number(2));
            batch.checkpoint(lane(4), header(4, 9), text("stale state"));
            batch.delete(lane(4), Table.OUTBOX, text("event"));
            batch.record(CORE, RecordKind.ORDER, 3, number(3));
            long before = ledger.head().seq();

            var result = committed(ledger.commit(batch));

            assertThat(result.fenced()).containsExactly(lane(4));
            assertThat(result.head().seq()).isEqualTo(before + 1); // the core's order alone
            assertThat(ledger.reader().get(Table.ACCOUNT, text("a"))).isEqualTo(number(2));
            assertThat(applied(ledger)).isEqualTo(number(1));
            assertThat(ledger.reader().newestCheckpoint(Ledgers.INSTANCE, Long.MAX_VALUE))
                    .isEqualTo(new CheckpointResult.None(List.of()));
        }
    }

    @Test
    void staleBatchInAGroupOfGoodOnesIsTheOnlyOneFenced() {
        var gate = new WriteGate();
        var opened = Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS, gate));
        try (var ledger = opened.ledger()) {
            commit(ledger, lane(5), 1);
            var results = gate.whileHeld(
                    ledger,
                    () -> List.of(
                            offer(ledger, turnOf(lane(5), 2)),
                            offer(ledger, turnOf(lane(4), 3)),
                            offer(ledger, turnOf(lane(5), 4)),
                            offer(ledger, turnOf(lane(6), 5)),
                            offer(ledger, turnOf(lane(5), 6))));

            assertThat(results.stream()
                            .map(result -> committed(result.join()).fenced())
                            .toList())
                    .isEqualTo(List.of(List.of(), List.of(lane(4)), List.of(), List.of(), List.of(lane(5))));
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).containsExactly(1L, 2L, 4L, 5L);
            assertThat(applied(ledger)).isEqualTo(number(5));
        }
    }

    @Test
    void newestTokenOfABatchFencesOlderOnesOfTheSameWriterWhereverTheyStand() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = turnOf(lane(5), 1);
            batch.record(lane(6), RecordKind.TURN, 2, number(2));
            batch.record(lane(5), RecordKind.TURN, 3, number(3));

            var result = committed(ledger.commit(batch));

            assertThat(result.fenced()).containsExactly(lane(5));
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).containsExactly(2L);
        }
    }

    @Test
    void tokensOfDifferentWritersAndRolesDoNotTouch() {
        try (var ledger = Ledgers.open(directory)) {
            var token = new FencingToken(1);
            commit(ledger, new Writer(Writer.Role.LANE, "x", new FencingToken(9)), 1);
            var core = new LedgerBatch();
            core.put(new Writer(Writer.Role.ACCOUNT_CORE, "x", token), Table.ACCOUNT, text("a"), text("v"));
            core.put(new Writer(Writer.Role.HOST, "x", token), Table.META, text("a"), text("v"));

            assertThat(commit(ledger, new Writer(Writer.Role.LANE, "y", token), 2))
                    .isEmpty();
            assertThat(committed(ledger.commit(core)).fenced()).isEmpty();
        }
    }

    @Test
    void fencedBatchChangesNothingAndTheChainIsAsIfItHadNotBeen() {
        try (var one = Ledgers.open(directory.resolve("with"));
                var other = Ledgers.open(directory.resolve("without"))) {
            commit(one, lane(5), 1);
            commit(other, lane(5), 1);
            commit(one, lane(4), 99);
            commit(one, lane(5), 2);
            commit(other, lane(5), 2);

            assertThat(one.head()).isEqualTo(other.head());
        }
    }

    private static List<Writer> commit(RocksLedger ledger, Writer writer, long number) {
        return committed(ledger.commit(turnOf(writer, number))).fenced();
    }

    private static CompletableFuture<CommitResult> offer(RocksLedger ledger, LedgerBatch batch) {
        var result = new CompletableFuture<CommitResult>();
        assertThat(ledger.offer(batch, (_, told) -> result.complete(told))).isTrue();
        return result;
    }

    private static LedgerBatch turnOf(Writer writer, long number) {
        var batch = new LedgerBatch();
        batch.record(writer, RecordKind.TURN, number, number(number));
        batch.put(writer, Table.INSTANCE, Ledgers.APPLIED, number(number));
        return batch;
    }

    private static CheckpointHeader header(long token, long cursor) {
        return new CheckpointHeader(Ledgers.INSTANCE, 1, cursor, 0, new FencingToken(token));
    }

    private static byte @Nullable [] applied(RocksLedger ledger) {
        return ledger.reader().get(Table.INSTANCE, Ledgers.APPLIED);
    }
}
