package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power-loss model: what was written since the last sync is dropped, cut, or torn in sectors; every image
/// opens with all that was synced, or says that something is missing.
///
/// An image is taken after each write of the ledger. Between image `i` and `i + 1` lie the bytes of one group; the disk
/// may have kept any part of them. The high-water mark is written after its group and seldom forced, so that either of
/// its slots may be old or torn.
@Tag("M-18")
@Tag("M-17")
final class PowerLossTest {
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;
    private static final int TURNS = 24;
    private static final int CHECKPOINT_EVERY = 5;

    @TempDir
    Path root = Path.of("");

    private int images;

    @Test
    void durableLedgerHoldsAllThatWasSyncedWhateverTheDiskKeptOfTheRest() throws IOException {
        var synced = record(Durability.DURABLE);
        for (int image = 0; image + 1 < images; image++) {
            for (var bytes : partsKept(image, new Random(image))) {
                var crashed = rebuild(image, bytes);
                tearMark(crashed, new Random(image));
                assertHolds(crashed, synced.get(image), "image=" + image + " kept=" + bytes.length);
            }
        }
    }

    @Test
    void volatileLedgerNeverStartsQuietlyOnLessThanItsMarkKnows() throws IOException {
        record(Durability.VOLATILE);
        var last = root.resolve("last");
        var log = log(last);
        var whole = Files.readAllBytes(log);
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Files.write(log, Arrays.copyOf(whole, random.nextInt(whole.length)));
            var opened = openOrSafe(copyOf(last));
            if (opened != null) {
                opened.ledger().close();
                assertThat(opened.report().findings()).contains(ReasonCode.AUD_TRUNCATED);
            }
        }
        Files.write(log, whole);
        var opened = Ledgers.opened(last);
        opened.ledger().close();
        assertThat(opened.report().findings()).doesNotContain(ReasonCode.AUD_TRUNCATED);
    }

    /// Commits turns one by one and keeps the directory as it was after each write.
    ///
    /// @return for each image the last turn in it
    private List<Long> record(Durability durability) {
        var directory = root.resolve("ledger");
        var written = new long[1];
        var synced = LongStream.builder();
        UnaryOperator<GroupWrite> seam = write -> (batch, sync) -> {
            write.write(batch, sync);
            synced.add(written[0]);
            Tampering.copy(directory, image(images++));
        };
        var options = new LedgerOptions(durability, 64, 8, 3);
        try (var ledger =
                Ledgers.assertOpened(RocksLedger.open(directory, options, seam)).ledger()) {
            for (long number = 1; number <= TURNS; number++) {
                written[0] = number;
                committed(ledger.commit(turn(number)));
                if (number % CHECKPOINT_EVERY == 0) {
                    committed(ledger.commit(Ledgers.checkpoint(number, Ledgers.text("state " + number))));
                }
            }
            Tampering.copy(directory, root.resolve("last"));
        }
        return synced.build().boxed().toList();
    }

    private Path image(int number) {
        return root.resolve("image-" + number);
    }

    /// What may be left of the log after image `image + 1` was being written: nothing of the group, all of it, any
    /// length, whole sectors missing in the middle.
    private List<byte[]> partsKept(int image, Random random) throws IOException {
        var before = Files.readAllBytes(log(image(image)));
        var after = Files.readAllBytes(log(image(image + 1)));
        int fresh = after.length - before.length;
        if (fresh <= 0) {
            return List.of(before);
        }
        var torn = after.clone();
        int hole = before.length + random.nextInt(fresh);
        Arrays.fill(torn, hole, Math.min(torn.length, (hole / SECTOR + 1) * SECTOR), (byte) 0);
        return List.of(
                before,
                Arrays.copyOf(after, before.length + random.nextInt(fresh)),
                Arrays.copyOf(after, after.length - 1),
                torn,
                after);
    }

    private Path rebuild(int image, byte[] log) throws IOException {
        var crashed = copyOf(image(image));
        Files.write(log(crashed), log);
        return crashed;
    }

    private Path copyOf(Path source) {
        var crashed = root.resolve("crashed");
        Tampering.copy(source, crashed);
        return crashed;
    }

    /// The slot that was being written may hold anything.
    private static void tearMark(Path directory, Random random) throws IOException {
        var file = new Layout(directory).mark();
        var bytes = Files.readAllBytes(file);
        int slot = random.nextInt(2) * PAGE;
        if (isWritten(bytes, 0) && isWritten(bytes, PAGE)) {
            bytes[slot + random.nextInt(SECTOR / 8)] ^= 0x55;
            Files.write(file, bytes);
        }
    }

    private static boolean isWritten(byte[] mark, int slot) {
        return mark[slot] != 0;
    }

    private static void assertHolds(Path directory, long synced, String what) {
        var opened = Ledgers.opened(directory);
        try (var ledger = opened.ledger()) {
            var turns = Ledgers.recordsOfTurns(ledger.reader());
            assertThat(turns)
                    .as(what)
                    .startsWith(LongStream.rangeClosed(1, synced).boxed().toArray(Long[]::new));
            assertThat(turns).as(what).hasSizeBetween((int) synced, (int) synced + 1);
            assertThat(ledger.verify(JournalVerifier.Range.ALL, (_, _) -> true).code())
                    .as(what)
                    .isEqualTo(ReasonCode.OK);
            assertThat(opened.report().findings()).as(what).isSubsetOf(ReasonCode.STA_UNCLEAN_STOP);
            assertCheckpoint(ledger, synced, what);
        }
    }

    private static void assertCheckpoint(RocksLedger ledger, long synced, String what) {
        long due = synced / CHECKPOINT_EVERY * CHECKPOINT_EVERY;
        switch (ledger.reader().newestCheckpoint(Ledgers.INSTANCE, Long.MAX_VALUE)) {
            case CheckpointResult.Found found -> {
                assertThat(found.header().cursor()).as(what).isBetween(due - CHECKPOINT_EVERY, due);
                assertThat(found.payload())
                        .as(what)
                        .isEqualTo(Ledgers.text("state " + found.header().cursor()));
            }
            case CheckpointResult.None _ -> assertThat(due).as(what).isLessThanOrEqualTo(CHECKPOINT_EVERY);
        }
    }

    private static OpenResult.@Nullable Opened openOrSafe(Path directory) {
        return switch (RocksLedger.open(directory, Ledgers.OPTIONS)) {
            case OpenResult.Opened opened -> opened;
            case OpenResult.Refused refused -> {
                assertThat(refused.code()).isEqualTo(ReasonCode.STA_LEDGER_DAMAGED);
                yield null;
            }
        };
    }

    /// The write-ahead log that is being written.
    private static Path log(Path directory) {
        return newestLog(new Layout(directory).database());
    }

    static Path newestLog(Path database) {
        try (var files = Files.list(database)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
