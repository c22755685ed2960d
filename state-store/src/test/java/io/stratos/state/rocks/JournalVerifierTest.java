package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.journal.ChainFault;
import io.stratos.state.journal.ChainFault.Kind;
import io.stratos.state.journal.MarkVerdict;
import io.stratos.state.journal.VerifyResult;
import io.stratos.state.rocks.JournalVerifier.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

@Tag("X-9")
final class JournalVerifierTest {
    /// 25 turns and the seals 8, 16 and 24.
    private static final long LAST = 28;

    private Path directory = Path.of("");
    private Path older = Path.of("");

    @BeforeEach
    void place(@TempDir Path root) {
        directory = root.resolve("ledger");
        older = root.resolve("older");
        Ledgers.create(directory, 12);
        Tampering.copy(directory, older);
        try (var ledger = Ledgers.open(directory)) {
            Ledgers.commitTurns(ledger, 13, 25);
        }
    }

    @Test
    void untouchedJournalIsOk() {
        assertThat(verify()).isEqualTo(new VerifyResult.Ok(head(), LAST, new MarkVerdict.Matches()));
    }

    @Test
    void emptyLedgerIsOk() {
        Ledgers.open(older.resolve("empty")).close();

        assertThat(verify(older.resolve("empty"), Range.ALL, null))
                .isEqualTo(new VerifyResult.Ok(LedgerHead.EMPTY, 0, new MarkVerdict.Matches()));
    }

    @Test
    void partOfTheJournalIsCheckedByItself() {
        damage(5);

        assertThat(verify(directory, new Range(1, 4), null))
                .isEqualTo(new VerifyResult.Ok(head(), 4, new MarkVerdict.Matches()));
        assertThat(verify(directory, new Range(7, 1_000), null))
                .isEqualTo(new VerifyResult.Ok(head(), 22, new MarkVerdict.Matches()));
        assertThat(verify(directory, new Range(4, 6), null)).isEqualTo(broken(5, Kind.HASH));
        assertThat(verify(directory, new Range(1_000, 2_000), null))
                .isEqualTo(new VerifyResult.Ok(head(), 0, new MarkVerdict.Matches()));
    }

    @Test
    void everyChangedByteIsFoundAtItsRecord() {
        try (var open = new OpenStore(directory)) {
            for (long seq = 1; seq <= LAST; seq++) {
                var key = JournalKeys.of(seq);
                var good = open.get(Family.JOURNAL, key);
                for (int at = 0; at < good.length; at++) {
                    open.put(Family.JOURNAL, key, Tampering.flipped(good, at));
                    assertThat(firstBad(open)).isEqualTo(seq);
                }
                open.put(Family.JOURNAL, key, good);
            }
            assertThat(verify(open).code()).isEqualTo(ReasonCode.OK);
        }
    }

    @Test
    void everyDeletedRecordIsMissingButTheLastIsACutTail() {
        try (var open = new OpenStore(directory)) {
            for (long seq = 1; seq <= LAST; seq++) {
                var key = JournalKeys.of(seq);
                var good = open.get(Family.JOURNAL, key);
                open.delete(Family.JOURNAL, key);
                assertThat(verify(open))
                        .isEqualTo(
                                seq == LAST ? new VerifyResult.Truncated(LAST - 1, LAST) : broken(seq, Kind.MISSING));
                open.put(Family.JOURNAL, key, good);
            }
        }
    }

    @Test
    void everySwappedPairIsFoundAtTheFirstOfThem() {
        try (var open = new OpenStore(directory)) {
            for (long one = 1; one < LAST; one++) {
                for (long other = one + 1; other <= LAST; other++) {
                    swap(open, one, other);
                    assertThat(verify(open)).isEqualTo(broken(one, Kind.MISPLACED));
                    swap(open, one, other);
                }
            }
        }
    }

    @Test
    void everyCutTailNamesWhereItEndsAndWhereItShould() {
        for (long last = LAST - 1; last >= 1; last--) {
            Tampering.delete(directory, Family.JOURNAL, JournalKeys.of(last + 1));
            assertThat(verify()).as("cut behind %d", last).isEqualTo(new VerifyResult.Truncated(last, LAST));
        }
    }

    @Test
    void recordBehindTheHeadDoesNotBelongThere() {
        Tampering.put(
                directory,
                Family.JOURNAL,
                JournalKeys.of(LAST + 1),
                Tampering.get(directory, Family.JOURNAL, JournalKeys.of(LAST)));

        assertThat(verify()).isEqualTo(broken(LAST + 1, Kind.BEYOND_HEAD));
    }

    @Test
    void wholeDatabaseOfAnOlderCopyIsTruncated() {
        Tampering.copy(new Layout(older).database(), new Layout(directory).database());

        assertThat(verify()).isEqualTo(new VerifyResult.Truncated(13, LAST));
    }

    @Test
    void wholeDatabaseThatIsGoneIsTruncatedAndNoLedgerAtAllIsUnavailable() {
        Tampering.delete(new Layout(directory).database());
        assertThat(verify()).isEqualTo(new VerifyResult.Truncated(0, LAST));

        assertThat(verify(directory.resolve("nothing"), Range.ALL, null).code()).isEqualTo(ReasonCode.STA_LEDGER_IO);
    }

    @Test
    void databaseOfAnotherHistoryIsForked() {
        try (var ledger = Ledgers.open(older)) {
            Ledgers.commitTurns(ledger, 100, 120);
        }
        Tampering.copy(new Layout(older).database(), new Layout(directory).database());

        assertThat(verify()).isEqualTo(new VerifyResult.Forked(LAST));
    }

    @Test
    void missingMarkProvesNothingAboutTheEnd() throws IOException {
        Files.delete(new Layout(directory).mark());

        assertThat(verify()).isEqualTo(new VerifyResult.Truncated(LAST, 0));
    }

    @Test
    void witnessSeesARollbackOfDatabaseAndMarkTogether() {
        var witness = head();
        Tampering.copy(older, directory);
        assertThat(verify().code()).isEqualTo(ReasonCode.OK); // nothing inside can tell

        assertThat(verify(directory, Range.ALL, witness)).isEqualTo(new VerifyResult.Truncated(13, LAST));
        try (var ledger = Ledgers.open(directory)) {
            Ledgers.commitTurns(ledger, 100, 120);
        }
        assertThat(verify(directory, Range.ALL, witness)).isEqualTo(new VerifyResult.Forked(LAST));
        assertThat(verify(directory, Range.ALL, head()).code()).isEqualTo(ReasonCode.OK);
    }

    @Test
    void runningLedgerIsLeftAlone() {
        try (var _ = Ledgers.open(directory)) {
            assertThat(verify().code()).isEqualTo(ReasonCode.STA_LEDGER_LOCKED);
        }
        try (var other = OtherProcess.start(directory)) {
            other.awaitLine("opening");
            other.awaitLine("open");
            assertThat(verify().code()).isEqualTo(ReasonCode.STA_LEDGER_LOCKED);
        }
    }

    @Test
    void runningLedgerVerifiesItself() {
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(turn(26)));

            assertThat(ledger.verify(Range.ALL, (_, _) -> true))
                    .isEqualTo(new VerifyResult.Ok(ledger.head(), LAST + 1, new MarkVerdict.Matches()));
        }
        damage(5);
        try (var ledger = Ledgers.open(directory)) {
            assertThat(ledger.verify(Range.ALL, (_, _) -> true)).isEqualTo(broken(5, Kind.HASH));
        }
    }

    @Test
    void verifyingChangesNoFile() throws IOException {
        var before = listing();
        verify();
        assertThat(listing()).isEqualTo(before);
        assertThat(Ledgers.opened(directory).report().cleanStop()).isTrue();
    }

    @Test
    void progressComesEvery1024RecordsAndCanStop() {
        var extended = directory.resolve("long");
        var options = Ledgers.OPTIONS.withSegmentLength(512);
        try (var ledger = Ledgers.opened(extended, options).ledger()) {
            Ledgers.commitTurns(ledger, 1, 3_000);
        }
        var seen = new ArrayList<Long>();
        assertThat(JournalVerifier.verify(extended, Range.ALL, null, (seq, _) -> seen.add(seq))
                        .code())
                .isEqualTo(ReasonCode.OK);
        assertThat(seen).containsExactly(1_024L, 2_048L);
        assertThat(JournalVerifier.verify(extended, Range.ALL, null, (_, _) -> false))
                .isEqualTo(new VerifyResult.Stopped(1_024));
    }

    @Test
    void rangeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Range(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(1, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    private VerifyResult verify() {
        return verify(directory, Range.ALL, null);
    }

    private VerifyResult verify(OpenStore open) {
        return JournalVerifier.verify(new Layout(directory), open.store(), Range.ALL, null, (_, _) -> true);
    }

    private long firstBad(OpenStore open) {
        var result = verify(open);
        assertThat(result).isInstanceOf(VerifyResult.Broken.class);
        return ((VerifyResult.Broken) result).fault().seq();
    }

    private static VerifyResult verify(Path directory, Range range, @Nullable LedgerHead witness) {
        return JournalVerifier.verify(directory, range, witness, (_, _) -> true);
    }

    private LedgerHead head() {
        try (var store = RocksStore.openReadOnly(new Layout(directory).database())) {
            var head = Objects.requireNonNull(Facts.head(store));
            return new LedgerHead(head.seq(), HexFormat.of().formatHex(head.hash()));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private void damage(long seq) {
        var key = JournalKeys.of(seq);
        Tampering.put(
                directory, Family.JOURNAL, key, Tampering.flipped(Tampering.get(directory, Family.JOURNAL, key), 6));
    }

    private static void swap(OpenStore open, long one, long other) {
        var a = open.get(Family.JOURNAL, JournalKeys.of(one));
        var b = open.get(Family.JOURNAL, JournalKeys.of(other));
        open.put(Family.JOURNAL, JournalKeys.of(one), b);
        open.put(Family.JOURNAL, JournalKeys.of(other), a);
    }

    private Map<String, String> listing() throws IOException {
        var files = new TreeMap<String, String>();
        try (var walk = Files.walk(directory)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Sha256.hexOf(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static VerifyResult broken(long seq, Kind kind) {
        return new VerifyResult.Broken(new ChainFault(seq, kind));
    }
}
