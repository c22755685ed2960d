package io.stratos.state.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.journal.HighWaterMark.Mark;
import io.stratos.state.journal.HighWaterMark.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-17")
final class HighWaterMarkTest {
    private static final int PAGE = 4096;
    private static final int SLOT = 92;

    private Path file = Path.of("");

    @BeforeEach
    void place(@TempDir Path directory) {
        file = directory.resolve("mark");
    }

    @Test
    void missingFileReadsAsNothingAndIsNotCreatedByReading() throws IOException {
        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(null, 0));
        assertThat(file).doesNotExist();
    }

    @Test
    void newFileReadsAsNothing() throws IOException {
        HighWaterMark.open(file).close();

        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(null, 0));
        assertThat(file).hasSize(2 * PAGE);
    }

    @Test
    void newestMarkIsReadAlsoAfterReopening() throws IOException {
        writeMarks(1, 2, 3);
        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(mark(3), 0));

        writeMarks(4);
        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(mark(4), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachDamagedByteOfOneSlotLeavesTheOther(int slot) throws IOException {
        writeMarks(6, 7); // 6 went to slot 1, 7 to slot 0
        var good = Files.readAllBytes(file);
        for (int at = slot * PAGE; at < slot * PAGE + SLOT; at++) {
            var bad = good.clone();
            bad[at] ^= 0x40;
            Files.write(file, bad);

            assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(mark(slot == 0 ? 6 : 7), 1));
        }
    }

    @Test
    void twoTornSlotsLeaveNoMark() throws IOException {
        writeMarks(6, 7);
        var bad = Files.readAllBytes(file);
        bad[10] ^= 1;
        bad[PAGE + 10] ^= 1;
        Files.write(file, bad);

        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(null, 2));
    }

    @Test
    void nextMarkGoesToTheTornSlotAndNotOverTheGoodOne() throws IOException {
        writeMarks(6, 7);
        var bad = Files.readAllBytes(file);
        bad[10] ^= 1; // slot 0, the newer
        Files.write(file, bad);

        writeMarks(8);

        assertThat(HighWaterMark.read(file)).isEqualTo(new Reading(mark(8), 0));
    }

    @Test
    void fileThatWasCutIsNoReasonToStopAndReadsAsNothing() throws IOException {
        writeMarks(6, 7);
        Files.write(file, new byte[3]);

        assertThat(HighWaterMark.read(file).newest()).isNull();
        writeMarks(8);
        assertThat(HighWaterMark.read(file).newest()).isEqualTo(mark(8));
    }

    @Test
    void verdictFollowsFromMarkAndJournal() {
        var journal = Map.of(1L, hash(1), 5L, hash(5), 6L, hash(6));
        var head = new LedgerHead(6, hash(6));

        assertThat(verdict(mark(6), head, journal)).isEqualTo(new MarkVerdict.Matches());
        assertThat(verdict(mark(5), head, journal)).isEqualTo(new MarkVerdict.Continued(1));
        assertThat(verdict(mark(7), head, journal)).isEqualTo(new MarkVerdict.Truncated(7, 6));
        assertThat(verdict(new Mark(5, hash(9), hash(1)), head, journal)).isEqualTo(new MarkVerdict.Forked(5));
        assertThat(verdict(new Mark(6, hash(9), hash(1)), head, journal)).isEqualTo(new MarkVerdict.Forked(6));
        assertThat(verdict(new Mark(7, hash(7), hash(9)), head, journal)).isEqualTo(new MarkVerdict.Forked(1));
        assertThat(verdict(null, head, journal)).isEqualTo(new MarkVerdict.Missing(0));
    }

    @Test
    void emptyJournalNeedsNoMarkButAMarkNeedsItsJournal() {
        assertThat(verdict(null, LedgerHead.EMPTY, Map.of())).isEqualTo(new MarkVerdict.Matches());
        assertThat(verdict(mark(3), LedgerHead.EMPTY, Map.of())).isEqualTo(new MarkVerdict.Truncated(3, 0));
        assertThat(MarkVerdict.of(new Reading(null, 1), LedgerHead.EMPTY, _ -> null))
                .isEqualTo(new MarkVerdict.Missing(1));
    }

    @Test
    void eachVerdictThatForbidsAQuietStartSaysWhy() {
        assertThat(new MarkVerdict.Matches().code()).isEqualTo(ReasonCode.OK);
        assertThat(new MarkVerdict.Continued(1).code()).isEqualTo(ReasonCode.OK);
        assertThat(new MarkVerdict.Truncated(2, 1).code()).isEqualTo(ReasonCode.AUD_TRUNCATED);
        assertThat(new MarkVerdict.Missing(0).code()).isEqualTo(ReasonCode.AUD_TRUNCATED);
        assertThat(new MarkVerdict.Forked(1).code()).isEqualTo(ReasonCode.AUD_FORKED);
    }

    private void writeMarks(int... seqs) throws IOException {
        try (var writer = HighWaterMark.open(file)) {
            for (int seq : seqs) {
                writer.write(
                        seq, HexFormat.of().parseHex(hash(seq)), HexFormat.of().parseHex(hash(1)));
            }
            writer.force();
        }
    }

    private static MarkVerdict verdict(@Nullable Mark mark, LedgerHead head, Map<Long, String> journal) {
        return MarkVerdict.of(new Reading(mark, 0), head, journal::get);
    }

    private static Mark mark(long seq) {
        return new Mark(seq, hash(seq), hash(1));
    }

    private static String hash(long seq) {
        return String.format("%064x", seq + 0xabc0);
    }
}
