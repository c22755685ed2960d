package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.CORE;
import static io.stratos.state.rocks.Ledgers.HOST;
import static io.stratos.state.rocks.Ledgers.LANE;
import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.text;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.journal.MarkVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("M-18")
final class LedgerRoundTripTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void newDirectoryOpensEmptyCleanAndQuiet() {
        var opened = Ledgers.opened(directory.resolve("a/new/one"));
        try (var ledger = opened.ledger()) {
            assertThat(ledger.head()).isEqualTo(LedgerHead.EMPTY);
            assertThat(opened.report())
                    .isEqualTo(new OpenReport(LedgerHead.EMPTY, true, true, new MarkVerdict.Matches(), 1, 0));
            assertThat(opened.report().findings()).isEmpty();
        }
    }

    @Test
    void everyTableGivesBackWhatWasPutAlsoAfterReopening() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            batch.put(LANE, Table.INSTANCE, text("k"), text("instance"));
            batch.put(CORE, Table.ACCOUNT, text("k"), text("account"));
            batch.put(CORE, Table.OUTBOX, text("k"), text("outbox"));
            batch.put(CORE, Table.VENUE, text("k"), text("venue"));
            batch.put(HOST, Table.SAFETY, text("k"), text("safety"));
            batch.put(HOST, Table.META, text("k"), new byte[0]);
            committed(ledger.commit(batch));
        }
        try (var ledger = Ledgers.open(directory)) {
            for (var table : Table.values()) {
                var expected = table == Table.META ? "" : table.name().toLowerCase(Locale.ROOT);
                assertThat(ledger.reader().get(table, text("k"))).isEqualTo(text(expected));
                assertThat(ledger.reader().get(table, text("other"))).isNull();
            }
        }
    }

    @Test
    void rowPutAndDeletedInOneBatchIsGoneAndTheLastWordCounts() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            batch.put(CORE, Table.OUTBOX, text("event"), text("1"));
            batch.delete(LANE, Table.OUTBOX, text("event"));
            batch.put(CORE, Table.ACCOUNT, text("row"), text("old"));
            batch.put(CORE, Table.ACCOUNT, text("row"), text("new"));
            batch.delete(CORE, Table.ACCOUNT, text("never there"));
            committed(ledger.commit(batch));

            assertThat(ledger.reader().get(Table.OUTBOX, text("event"))).isNull();
            assertThat(ledger.reader().get(Table.ACCOUNT, text("row"))).isEqualTo(text("new"));
        }
    }

    @Test
    void scanVisitsExactlyThePrefixInKeyOrderAndStopsWhenTold() {
        try (var ledger = Ledgers.open(directory)) {
            putInstances(ledger, "a", "b", "b/2", "b/1", "b\u007f", "c");

            assertThat(scan(ledger, "b", 10)).containsExactly("b", "b/1", "b/2", "b\u007f");
            assertThat(scan(ledger, "b", 2)).containsExactly("b", "b/1");
            assertThat(scan(ledger, "", 10)).hasSize(6);
            assertThat(scan(ledger, "d", 10)).isEmpty();
        }
    }

    @Test
    void scanOfAPrefixOfHighestBytesReachesTheEnd() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            var highest = new byte[] {(byte) 0xFF, (byte) 0xFF};
            batch.put(LANE, Table.INSTANCE, highest, text("1"));
            batch.put(LANE, Table.INSTANCE, new byte[] {(byte) 0xFE}, text("2"));
            committed(ledger.commit(batch));

            var seen = new ArrayList<byte[]>();
            ledger.reader().scan(Table.INSTANCE, new byte[] {(byte) 0xFF}, (key, _) -> seen.add(key));
            assertThat(seen).containsExactly(highest);
        }
    }

    @Test
    void rangeIncludesItsStartAndExcludesItsEnd() {
        try (var ledger = Ledgers.open(directory)) {
            putInstances(ledger, "a", "b", "c", "d");

            assertThat(range(ledger, "b", "d")).containsExactly("b", "c");
            assertThat(range(ledger, "b", "b")).isEmpty();
            assertThat(range(ledger, "d", "b")).isEmpty();
        }
    }

    @Test
    void recordsAreNumberedInOrderWithSealsBetweenThem() {
        try (var ledger = Ledgers.open(directory)) {
            for (int i = 0; i < 10; i++) {
                committed(ledger.commit(turn(i)));
            }
            var seen = new ArrayList<String>();
            ledger.reader().records(6, (seq, kind, atNanos, _, hash) -> {
                assertThat(hash).hasSize(64);
                return seen.add(seq + " " + kind + " " + atNanos);
            });
            assertThat(seen).containsExactly("6 TURN 5", "7 TURN 6", "8 SEAL 6", "9 TURN 7", "10 TURN 8", "11 TURN 9");
        }
    }

    @Test
    void committedHeadIsTheHashOfTheBatchesLastRecord() {
        try (var ledger = Ledgers.open(directory)) {
            var result = committed(ledger.commit(turn(1)));

            ledger.reader().records(1, (seq, _, _, _, hash) -> {
                assertThat(result.head()).isEqualTo(new LedgerHead(seq, hash));
                return true;
            });
            assertThat(ledger.head()).isEqualTo(result.head());
            assertThat(result.fenced()).isEmpty();
        }
    }

    @Test
    void emptyBatchIsCommittedAndChangesNothing() {
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(turn(1)));
            var before = ledger.head();

            assertThat(committed(ledger.commit(new LedgerBatch())).head()).isEqualTo(before);
        }
    }

    @Test
    void batchIsReusableOnceItsResultCame() {
        try (var ledger = Ledgers.open(directory)) {
            var batch = new LedgerBatch();
            for (int i = 1; i <= 3; i++) {
                batch.clear();
                batch.record(LANE, RecordKind.TURN, i, Ledgers.number(i));
                committed(ledger.commit(batch));
            }
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void cleanStopIsReportedAndTheChainGoesOn() {
        LedgerHead left;
        try (var ledger = Ledgers.open(directory)) {
            Ledgers.commitTurns(ledger, 1, 18);
            left = ledger.head();
        }
        var opened = Ledgers.opened(directory);
        try (var ledger = opened.ledger()) {
            assertThat(opened.report()).isEqualTo(new OpenReport(left, false, true, new MarkVerdict.Matches(), 16, 0));
            assertThat(ledger.head()).isEqualTo(left);
            assertThat(committed(ledger.commit(turn(19))).head().seq()).isEqualTo(left.seq() + 1);
        }
    }

    @Test
    void segmentLengthOfTheDirectoryOutlivesAnotherOption() {
        Ledgers.create(directory, 5);
        try (var ledger =
                Ledgers.opened(directory, Ledgers.OPTIONS.withSegmentLength(3)).ledger()) {
            Ledgers.commitTurns(ledger, 6, 20);
            var seals = new ArrayList<Long>();
            ledger.reader().records(1, (seq, kind, _, _, _) -> {
                if (kind == RecordKind.SEAL) {
                    seals.add(seq);
                }
                return true;
            });
            assertThat(seals).containsExactly(8L, 16L);
        }
    }

    @Test
    void closedLedgerRefusesEveryUseAndASecondCloseIsFine() {
        var ledger = Ledgers.open(directory);
        ledger.close();
        ledger.close();

        assertThat(ledger.offer(turn(1), (_, _) -> {})).isFalse();
        assertThatThrownBy(() -> ledger.commit(turn(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.reader().get(Table.META, text("k"))).isInstanceOf(IllegalStateException.class);
    }

    private static void putInstances(RocksLedger ledger, String... keys) {
        var batch = new LedgerBatch();
        for (var key : keys) {
            batch.put(LANE, Table.INSTANCE, text(key), text("v"));
        }
        committed(ledger.commit(batch));
    }

    private static List<String> scan(RocksLedger ledger, String prefix, int limit) {
        var keys = new ArrayList<String>();
        ledger.reader().scan(Table.INSTANCE, text(prefix), (key, _) -> {
            keys.add(new String(key, StandardCharsets.UTF_8));
            return keys.size() < limit;
        });
        return keys;
    }

    private static List<String> range(RocksLedger ledger, String from, String to) {
        var keys = new ArrayList<String>();
        ledger.reader()
                .range(
                        Table.INSTANCE,
                        text(from),
                        text(to),
                        (key, _) -> keys.add(new String(key, StandardCharsets.UTF_8)));
        return keys;
    }
}
