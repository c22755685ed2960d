package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Lane;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("M-18")
@Tag("X-9")
final class GroupingTest {
    private static final int BATCHES = 40;

    @TempDir
    Path directory = Path.of("");

    @Test
    void headDoesNotDependOnHowBatchesWereGrouped() {
        var oneByOne = run(directory.resolve("a"), 1);
        var inThrees = run(directory.resolve("b"), 3);
        var allAtOnce = run(directory.resolve("c"), BATCHES);

        assertThat(inThrees).isEqualTo(oneByOne);
        assertThat(allAtOnce).isEqualTo(oneByOne);
    }

    @Test
    void batchesThatWaitTogetherAreOneWrite() {
        var gate = new WriteGate();
        var opened = Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS, gate));
        try (var ledger = opened.ledger()) {
            var results = gate.whileHeld(ledger, () -> offer(ledger, 1, 30, Ledgers::turn));

            results.forEach(result -> committed(result.join()));
            assertThat(gate.writes()).isEqualTo(2); // the batch that was held, and the thirty behind it
            assertThat(ledger.load().groups()).isEqualTo(2);
        }
    }

    @Test
    void listenersHearInOrderAndOnlyOfWhatCanBeRead() {
        try (var ledger = Ledgers.open(directory)) {
            var heard = new ArrayList<Long>();
            var done = new CompletableFuture<Boolean>();
            for (long i = 1; i <= 50; i++) {
                long number = i;
                var batch = turn(number);
                while (!ledger.offer(batch, (told, result) -> {
                    assertThat(told).isSameAs(batch);
                    committed(result);
                    assertThat(ledger.reader().get(Table.ACCOUNT, Ledgers.POSITION))
                            .isNotNull();
                    heard.add(number);
                    if (number == 50) {
                        done.complete(true);
                    }
                })) {
                    Thread.onSpinWait();
                }
            }
            done.join();
            assertThat(heard).isSorted().hasSize(50);
        }
    }

    @Test
    void fullRingSaysNoAtOnceAndTheListenerIsNeverCalled() {
        var gate = new WriteGate();
        var opened = Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS.withRingCapacity(2), gate));
        try (var ledger = opened.ledger()) {
            var results = gate.whileHeld(ledger, () -> {
                var offered = offer(ledger, 1, 2, Ledgers::turn);
                assertThat(ledger.offer(turn(3), (_, _) -> {
                            throw new AssertionError("a refused batch has no result");
                        }))
                        .isFalse();
                assertThat(ledger.load().queued()).isEqualTo(2);
                return offered;
            });
            results.forEach(result -> committed(result.join()));
            committed(ledger.commit(turn(4)));
        }
    }

    /// SPEC M-8: what waits of the LL lane goes first, and a group holds a bounded part of Compute.
    @Test
    @Tag("M-8")
    void aGroupTakesAllOfLlBeforeABoundedPartOfCompute() {
        var gate = new WriteGate();
        var opened = Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS.withRingCapacity(128), gate));
        try (var ledger = opened.ledger()) {
            var told = new ArrayList<Lane>();
            var results = gate.whileHeld(ledger, () -> {
                var all = new ArrayList<>(offer(ledger, told, Lane.COMPUTE, 100));
                all.addAll(offer(ledger, told, Lane.LL, 10));
                return all;
            });
            results.forEach(result -> committed(result.join()));

            assertThat(told.subList(0, 10)).containsOnly(Lane.LL);
            assertThat(told).hasSize(110);
            assertThat(gate.writes())
                    .as("the batch that was held, 10 and 32, 32, 32, and the last 4 of Compute")
                    .isEqualTo(5);
        }
    }

    private static List<CompletableFuture<CommitResult>> offer(
            RocksLedger ledger, List<Lane> told, Lane lane, int batches) {
        var results = new ArrayList<CompletableFuture<CommitResult>>();
        for (int i = 0; i < batches; i++) {
            var batch = new LedgerBatch(lane);
            batch.put(Ledgers.CORE, Table.ACCOUNT, Ledgers.POSITION, new byte[1]);
            var result = new CompletableFuture<CommitResult>();
            results.add(result);
            boolean taken = ledger.offer(batch, (_, outcome) -> {
                told.add(lane);
                result.complete(outcome);
            });
            assertThat(taken).isTrue();
        }
        return results;
    }

    /// Commits the same batches in groups of `size`; checkpoints and seals among them.
    private static LedgerHead run(Path directory, int size) {
        var gate = new WriteGate();
        var opened = Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS, gate));
        try (var ledger = opened.ledger()) {
            for (int from = 1; from <= BATCHES; from += size) {
                int first = from;
                int last = Math.min(from + size - 1, BATCHES);
                var results = gate.whileHeld(ledger, () -> offer(ledger, first, last, GroupingTest::mixed));
                results.forEach(result -> committed(result.join()));
            }
            return ledger.head();
        }
    }

    private static List<CompletableFuture<CommitResult>> offer(
            RocksLedger ledger, int from, int to, LongFunction<LedgerBatch> batches) {
        var results = new ArrayList<CompletableFuture<CommitResult>>();
        for (int i = from; i <= to; i++) {
            var result = new CompletableFuture<CommitResult>();
            results.add(result);
            assertThat(ledger.offer(batches.apply(i), (_, told) -> result.complete(told)))
                    .isTrue();
        }
        return results;
    }

    private static LedgerBatch mixed(long number) {
        var batch = turn(number);
        if (number % 5 == 0) {
            batch.checkpoint(Ledgers.LANE, Ledgers.header(number), new byte[(int) number]);
        }
        for (int i = 0; i < number % 4; i++) {
            batch.record(Ledgers.CORE, RecordKind.ORDER, number, Ledgers.number(i));
        }
        return batch;
    }
}
