package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.header;
import static io.stratos.state.rocks.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.CheckpointRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CheckpointResult.Damaged;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-16")
final class CheckpointTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void instanceWithoutCheckpointsHasNoneAndNothingIsDamaged() {
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.none(ledger);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 1 << 20})
    void checkpointComesBackAsItWasAlsoAfterReopening(int size) {
        var payload = payload(size);
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(Ledgers.checkpoint(10, payload)));
            CheckpointAssert.found(ledger, header(10), 1, payload);
        }
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, payload);
        }
    }

    @Test
    void journalTellsOfTheCheckpointInItsPlaceInTheBatch() throws MalformedMessageException {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            batch.record(Ledgers.LANE, RecordKind.TURN, 77, text("before"));
            batch.checkpoint(Ledgers.LANE, header(10), text("state"));
            batch.record(Ledgers.LANE, RecordKind.TURN, 78, text("after"));
            committed(ledger.commit(batch));

            var told = new ArrayList<byte[]>();
            var kinds = new ArrayList<String>();
            ledger.reader().records(1, (_, kind, atNanos, payload, _) -> {
                kinds.add(kind + " " + atNanos);
                return told.add(payload);
            });
            assertThat(kinds).containsExactly("TURN 77", "CHECKPOINT 77", "TURN 78");
            assertThat(CheckpointRecord.decode(told.get(1)))
                    .isEqualTo(new CheckpointRecord(Ledgers.INSTANCE, 1, 10, 3, 2, 5, Sha256.hexOf(text("state"))));
        }
    }

    @Test
    void newestGenerationsAreKeptAndOlderOnesAreGone() {
        try (var ledger = Ledgers.open(directory)) {
            for (int cursor = 10; cursor <= 60; cursor += 10) {
                committed(ledger.commit(Ledgers.checkpoint(cursor, text("at " + cursor))));
            }
            CheckpointAssert.found(ledger, header(60), 6, text("at 60"));
            CheckpointAssert.found(ledger, 59, header(50), 5, text("at 50"), rolledBack(6));
            CheckpointAssert.found(ledger, 40, header(40), 4, text("at 40"), rolledBack(6), rolledBack(5));
            CheckpointAssert.none(ledger, 39, rolledBack(6), rolledBack(5), rolledBack(4));
        }
        assertThat(CheckpointRows.count(directory)).isEqualTo(3 + 3 + 1); // bytes, catalog, last number
    }

    @Test
    void generationsGoOnAfterARestart() {
        for (int i = 1; i <= 5; i++) {
            try (var ledger = Ledgers.open(directory)) {
                committed(ledger.commit(Ledgers.checkpoint(i, text("run " + i))));
                CheckpointAssert.found(ledger, header(i), i, text("run " + i));
            }
        }
        assertThat(CheckpointRows.count(directory)).isEqualTo(3 + 3 + 1);
    }

    @Test
    void severalCheckpointsOfOneGroupAreAllNumberedAndPruned() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            for (int cursor = 1; cursor <= 5; cursor++) {
                batch.checkpoint(Ledgers.LANE, header(cursor), text("at " + cursor));
            }
            committed(ledger.commit(batch));

            CheckpointAssert.found(ledger, header(5), 5, text("at 5"));
        }
        assertThat(CheckpointRows.count(directory)).isEqualTo(3 + 3 + 1);
    }

    @Test
    void checkpointAheadOfTheAppliedCursorIsNotUsedAndNotTakenAsEvidence() {
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(Ledgers.checkpoint(10, text("old"))));
            committed(ledger.commit(Ledgers.checkpoint(20, text("from the future"))));

            CheckpointAssert.found(ledger, 15, header(10), 1, text("old"), rolledBack(2));
            CheckpointAssert.found(ledger, 20, header(20), 2, text("from the future"));
        }
    }

    @Test
    void instancesWhoseNamesBeginAlikeDoNotMix() {
        var longer = new InstanceId("bot", "strategy", "one1");
        var writer = new Writer(Writer.Role.LANE, longer.toString(), new FencingToken(1));
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(Ledgers.checkpoint(10, text("one"))));
            var batch = new LedgerBatch();
            batch.checkpoint(writer, new CheckpointHeader(longer, 1, 99, 0, writer.token()), text("other"));
            committed(ledger.commit(batch));

            CheckpointAssert.found(ledger, header(10), 1, text("one"));
            assertThat(ledger.reader().newestCheckpoint(longer, 99))
                    .isInstanceOfSatisfying(
                            CheckpointResult.Found.class,
                            found -> assertThat(found.payload()).isEqualTo(text("other")));
        }
    }

    @Test
    void bytesThatAreLeftFromACrashBeforeTheirGroupAreNoCheckpoint() {
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(Ledgers.checkpoint(10, text("good"))));
        }
        var orphan = CheckpointBytes.encode(header(20), 2, text("orphan"));
        Tampering.put(
                directory, Family.CHECKPOINTS, CheckpointKeys.of(CheckpointKeys.BYTES, Ledgers.INSTANCE, 2), orphan);
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, text("good"));
            committed(ledger.commit(Ledgers.checkpoint(30, text("next"))));
            CheckpointAssert.found(ledger, header(30), 2, text("next"));
        }
    }

    private static Damaged rolledBack(long generation) {
        return new Damaged(generation, ReasonCode.STA_ROLLBACK);
    }

    private static byte[] payload(int size) {
        var payload = new byte[size];
        new Random(size).nextBytes(payload);
        return payload;
    }
}
