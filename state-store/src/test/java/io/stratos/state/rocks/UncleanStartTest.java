package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.RecordKind;
import io.stratos.state.journal.MarkVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-17")
@Tag("Z-2")
final class UncleanStartTest {
    private static final int PAGE = 4096;

    private Path directory = Path.of("");
    private Path older = Path.of("");
    private Path other = Path.of("");

    @BeforeEach
    void place(@TempDir Path root) {
        directory = root.resolve("ledger");
        older = root.resolve("older");
        other = root.resolve("other");
    }

    @Test
    void databaseOfAnOlderCopyIsTruncated() {
        Ledgers.create(directory, 5);
        Tampering.copy(directory, older);
        commitMore(6, 9);
        replaceDatabase(older);

        assertFinding(new MarkVerdict.Truncated(10, 5), ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void databaseThatIsGoneIsTruncatedAndNotFresh() {
        Ledgers.create(directory, 5);
        Tampering.delete(new Layout(directory).database());

        assertFinding(new MarkVerdict.Truncated(5, 0), ReasonCode.AUD_TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 5, 30}) // shorter than the mark, as long, longer
    void databaseOfAnotherLedgerIsForked(long turns) {
        Ledgers.create(directory, 5);
        try (var ledger = Ledgers.open(other)) {
            Ledgers.commitTurns(ledger, 100, 100 + turns - 1);
        }
        replaceDatabase(other);

        assertFinding(new MarkVerdict.Forked(1), ReasonCode.AUD_FORKED);
    }

    @Test
    void databaseThatWentAnotherWayFromACommonStartIsForkedWhereTheMarkStands() {
        Ledgers.create(directory, 5);
        Tampering.copy(directory, other);
        commitMore(6, 6);
        try (var ledger = Ledgers.open(other)) {
            Ledgers.commitTurns(ledger, 50, 60);
        }
        replaceDatabase(other);

        assertFinding(new MarkVerdict.Forked(6), ReasonCode.AUD_FORKED);
    }

    @Test
    void databaseAheadOfTheMarkIsWhatACrashLeaves() throws IOException {
        Ledgers.create(directory, 5);
        var mark = Files.readAllBytes(new Layout(directory).mark());
        commitMore(6, 6);
        Files.write(new Layout(directory).mark(), mark);

        var report = openAndClose();
        assertThat(report.mark()).isEqualTo(new MarkVerdict.Continued(1));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missingMarkCannotProveThatNothingIsMissing() throws IOException {
        Ledgers.create(directory, 5);
        Files.delete(new Layout(directory).mark());

        assertFinding(new MarkVerdict.Missing(0), ReasonCode.AUD_TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void markWithOneTornSlotStillCounts(int slot) throws IOException {
        Ledgers.create(directory, 5); // the mark of the empty journal went to slot 1, so the fifth one to slot 0
        tear(slot);

        var report = openAndClose();
        assertThat(report.markSlotsTorn()).isEqualTo(1);
        assertThat(report.mark()).isEqualTo(slot == 0 ? new MarkVerdict.Continued(1) : new MarkVerdict.Matches());
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void markWithBothSlotsTornIsAsGoodAsNone() throws IOException {
        Ledgers.create(directory, 5);
        tear(0);
        tear(1);

        assertFinding(new MarkVerdict.Missing(2), ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void tornMarkOfAnEmptyJournalStaysAsItIsUntilSomethingIsCommitted() throws IOException {
        Ledgers.create(directory, 5);
        Tampering.delete(new Layout(directory).database());
        tear(0);
        tear(1);

        assertThat(openAndClose().mark()).isEqualTo(new MarkVerdict.Missing(2));
        assertFinding(new MarkVerdict.Missing(2), ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void findingComesBackUntilSomethingIsCommittedAndThenStandsInTheJournal() throws MalformedMessageException {
        Ledgers.create(directory, 5);
        Tampering.copy(directory, older);
        commitMore(6, 9);
        replaceDatabase(older);

        assertThat(openAndClose().findings()).containsExactly(ReasonCode.AUD_TRUNCATED);
        assertThat(openAndClose().findings()).containsExactly(ReasonCode.AUD_TRUNCATED);
        commitMore(6, 6);

        assertThat(openAndClose().findings()).isEmpty();
        try (var ledger = Ledgers.open(directory)) {
            var kinds = new ArrayList<RecordKind>();
            var payloads = new ArrayList<byte[]>();
            ledger.reader().records(6, (_, kind, _, payload, _) -> kinds.add(kind) && payloads.add(payload));
            assertThat(kinds).containsExactly(RecordKind.NOTE, RecordKind.TURN, RecordKind.SEAL);
            assertThat(NoteRecord.decode(payloads.getFirst()))
                    .isEqualTo(new NoteRecord("high-water-mark", ReasonCode.AUD_TRUNCATED, 10));
        }
    }

    @Test
    void stopThatWasNotRecordedIsUncleanAndAnOldCleanStopDoesNotCount() {
        Ledgers.create(directory, 5);
        try (var ledger = Ledgers.open(directory)) {
            Tampering.copy(directory, other); // as a crash would leave it: open, nothing committed yet
            committed(ledger.commit(turn(6)));
            Tampering.copy(directory, older); // and with a commit
        }
        for (var crashed : List.of(other, older)) {
            var opened = Ledgers.opened(crashed);
            opened.ledger().close();
            assertThat(opened.report().cleanStop()).isFalse();
            assertThat(opened.report().findings()).containsExactly(ReasonCode.STA_UNCLEAN_STOP);
        }
        assertThat(openAndClose().cleanStop()).isTrue();
    }

    private void assertFinding(MarkVerdict verdict, ReasonCode code) {
        var report = openAndClose();
        assertThat(report.mark()).isEqualTo(verdict);
        assertThat(report.findings()).containsExactly(code);
    }

    private OpenReport openAndClose() {
        var opened = Ledgers.opened(directory);
        opened.ledger().close();
        return opened.report();
    }

    private void commitMore(long from, long to) {
        try (var ledger = Ledgers.open(directory)) {
            Ledgers.commitTurns(ledger, from, to);
        }
    }

    private void replaceDatabase(Path source) {
        Tampering.copy(new Layout(source).database(), new Layout(directory).database());
    }

    private void tear(int slot) throws IOException {
        var mark = new Layout(directory).mark();
        var bytes = Files.readAllBytes(mark);
        bytes[slot * PAGE + 20] ^= 1;
        Files.write(mark, bytes);
    }
}
