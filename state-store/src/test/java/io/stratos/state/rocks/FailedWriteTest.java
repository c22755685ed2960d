package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

@Tag("M-18")
@Tag("Z-2")
final class FailedWriteTest {
    private final WriteGate gate = new WriteGate();

    @TempDir
    Path directory = Path.of("");

    @Test
    void fullDiskFailsTheGroupAndEverythingAfterItAndIsNotRetried() {
        try (var ledger = open()) {
            committed(ledger.commit(turn(1)));
            gate.failWith(noSpace());
            assertFailed(ledger.commit(turn(2)), ReasonCode.STA_LEDGER_IO);
            int writes = gate.writes();

            gate.heal();

            assertFailed(ledger.commit(turn(3)), ReasonCode.STA_LEDGER_IO);
            assertThat(gate.writes()).isEqualTo(writes);
            assertThat(ledger.head().seq()).isEqualTo(1);
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).containsExactly(1L);
        }
    }

    @Test
    void everyBatchOfAFailedGroupIsToldSo() {
        try (var ledger = open()) {
            var results = gate.whileHeld(ledger, () -> {
                var offered = new ArrayList<CompletableFuture<CommitResult>>();
                for (int i = 1; i <= 5; i++) {
                    var result = new CompletableFuture<CommitResult>();
                    ledger.offer(turn(i), (_, told) -> result.complete(told));
                    offered.add(result);
                }
                gate.failWithFromNextWrite(noSpace());
                return offered;
            });
            results.forEach(result -> assertFailed(result.join(), ReasonCode.STA_LEDGER_IO));
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).isEmpty();
        }
    }

    @Test
    void stopAfterAFailureIsNotClean() {
        try (var ledger = open()) {
            committed(ledger.commit(turn(1)));
            gate.failWith(noSpace());
            assertFailed(ledger.commit(turn(2)), ReasonCode.STA_LEDGER_IO);
            gate.heal();
        }
        var opened = Ledgers.opened(directory);
        try (var ledger = opened.ledger()) {
            assertThat(opened.report().cleanStop()).isFalse();
            assertThat(opened.report().findings()).containsExactly(ReasonCode.STA_UNCLEAN_STOP);
            assertThat(ledger.head().seq()).isEqualTo(1);
        }
    }

    @Test
    void corruptionIsNotCalledAFullDisk() {
        try (var ledger = open()) {
            gate.failWith(new RocksDBException("x", new Status(Status.Code.Corruption, Status.SubCode.None, "x")));
            assertFailed(ledger.commit(turn(1)), ReasonCode.STA_LEDGER_DAMAGED);
        }
    }

    /// A batch with a checkpoint is two writes: the bytes aside, then the group.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void checkpointWhoseWriteFailsIsNotThereAfterwards(int failingWrite) {
        try (var ledger = open()) {
            committed(ledger.commit(Ledgers.checkpoint(10, Ledgers.text("old"))));
            gate.failWrite(failingWrite, noSpace());
            assertFailed(ledger.commit(Ledgers.checkpoint(20, Ledgers.text("new"))), ReasonCode.STA_LEDGER_IO);
        }
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, Ledgers.header(10), 1, Ledgers.text("old"));
            committed(ledger.commit(Ledgers.checkpoint(30, Ledgers.text("newer"))));
            CheckpointAssert.found(ledger, Ledgers.header(30), 2, Ledgers.text("newer"));
        }
    }

    @Test
    void listenerThatThrowsIsOurBugAndStopsTheLedger() {
        try (var ledger = open()) {
            var told = new CompletableFuture<CommitResult>();
            ledger.offer(turn(1), (_, result) -> {
                told.complete(result);
                throw new IllegalStateException("a bug");
            });
            committed(told.join());

            assertFailed(ledger.commit(turn(2)), ReasonCode.INTERNAL);
        }
    }

    @Test
    void sealFromOutsideIsOurBugAndStopsTheLedger() {
        try (var ledger = open()) {
            var batch = new LedgerBatch();
            batch.record(Ledgers.LANE, RecordKind.SEAL, 1, new byte[0]);

            assertFailed(ledger.commit(batch), ReasonCode.INTERNAL);
        }
    }

    @Test
    void writerThreadNeitherCommitsNorClosesBecauseItWouldWaitForItself() {
        try (var ledger = open()) {
            var thrown = new CompletableFuture<Boolean>();
            ledger.offer(turn(1), (_, _) -> {
                assertThatThrownBy(() -> ledger.commit(turn(2))).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(ledger::close).isInstanceOf(IllegalStateException.class);
                thrown.complete(true);
            });
            assertThat(thrown.join()).isTrue();
        }
    }

    private RocksLedger open() {
        return Ledgers.assertOpened(RocksLedger.open(directory, Ledgers.OPTIONS, gate))
                .ledger();
    }

    private static RocksDBException noSpace() {
        return new RocksDBException("full", new Status(Status.Code.IOError, Status.SubCode.NoSpace, "full"));
    }

    private static void assertFailed(CommitResult result, ReasonCode code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CommitResult.Failed.class,
                        failed -> assertThat(failed.code()).as(failed.detail()).isEqualTo(code));
    }
}
