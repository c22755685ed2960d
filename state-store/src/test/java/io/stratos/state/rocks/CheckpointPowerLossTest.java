package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.header;
import static io.stratos.state.rocks.Ledgers.text;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power goes while a checkpoint is being written (faults G5, G18): its bytes aside, then the group that
/// makes it the newest. Until that is synced the disk may have kept any of the sectors of both; whichever is
/// missing, the checkpoint before is the newest, whole, and nothing is quarantined.
@Tag("M-17")
@Tag("M-18")
final class CheckpointPowerLossTest {
    private static final int SECTOR = 512;
    private static final byte[] OLD = text("generation one");
    private static final byte[] NEW = payload(7 * SECTOR);

    @TempDir
    Path root = Path.of("");

    private int images;
    private Path log = Path.of("");
    private byte[] before = new byte[0];
    private byte[] after = new byte[0];

    @BeforeEach
    void writeACheckpoint() throws IOException {
        var directory = root.resolve("ledger");
        UnaryOperator<GroupWrite> seam = write -> (batch, sync) -> {
            write.write(batch, sync);
            Tampering.copy(directory, root.resolve("image-" + images++));
        };
        int synced;
        int whole;
        try (var ledger = Ledgers.assertOpened(RocksLedger.open(directory, LedgerOptions.of(Durability.DURABLE), seam))
                .ledger()) {
            committed(ledger.commit(Ledgers.checkpoint(10, OLD)));
            committed(ledger.commit(turn(1)));
            synced = images - 1;
            committed(ledger.commit(Ledgers.checkpoint(20, NEW)));
            whole = images - 1;
        }
        assertThat(whole - synced).as("writes of a checkpoint").isEqualTo(2);
        Files.move(root.resolve("image-" + synced), root.resolve("synced"));
        log = PowerLossTest.newestLog(new Layout(root.resolve("synced")).database());
        before = Files.readAllBytes(log);
        after = Files.readAllBytes(PowerLossTest.newestLog(new Layout(root.resolve("image-" + whole)).database()));
        assertThat(after.length - before.length).isGreaterThan(NEW.length);
    }

    @Test
    void whicheverSectorIsMissingTheCheckpointBeforeIsThere() throws IOException {
        for (int from = before.length; from < after.length; from = (from / SECTOR + 1) * SECTOR) {
            var torn = after.clone();
            Arrays.fill(torn, from, Math.min((from / SECTOR + 1) * SECTOR, torn.length), (byte) 0);
            assertFallsBack(torn, "sector at " + from + " of " + after.length);
        }
    }

    /// The file was made longer, and its last sectors were not written; or it was not made longer.
    @Test
    void howeverManySectorsAreMissingAtTheEndTheCheckpointBeforeIsThere() throws IOException {
        for (int from = before.length; from < after.length; from = (from / SECTOR + 1) * SECTOR) {
            assertFallsBack(Arrays.copyOf(after, from), "cut at " + from);
            assertFallsBack(Arrays.copyOf(Arrays.copyOf(after, from), after.length), "empty from " + from);
        }
    }

    @Test
    void whenAllSectorsAreThereSoIsTheCheckpoint() throws IOException {
        try (var ledger = openWith(after).ledger()) {
            CheckpointAssert.found(ledger, header(20), 2, NEW);
        }
    }

    @Test
    void theNextCheckpointAfterATornOneIsKeptAndFound() throws IOException {
        try (var ledger = openWith(Arrays.copyOf(after, after.length - SECTOR)).ledger()) {
            committed(ledger.commit(Ledgers.checkpoint(30, NEW)));
        }
        try (var ledger = Ledgers.opened(root.resolve("crashed")).ledger()) {
            CheckpointAssert.found(ledger, header(30), 2, NEW);
        }
    }

    private void assertFallsBack(byte[] kept, String what) throws IOException {
        assertThat(kept).as(what).isNotEqualTo(after);
        var opened = openWith(kept);
        try (var ledger = opened.ledger()) {
            assertThat(opened.report().findings()).as(what).isSubsetOf(ReasonCode.STA_UNCLEAN_STOP);
            assertThat(Ledgers.recordsOfTurns(ledger.reader())).as(what).containsExactly(1L);
            CheckpointAssert.found(ledger, header(10), 1, OLD);
        }
    }

    private OpenResult.Opened openWith(byte[] kept) throws IOException {
        var crashed = root.resolve("crashed");
        Tampering.copy(root.resolve("synced"), crashed);
        Files.write(crashed.resolve(root.resolve("synced").relativize(log)), kept);
        return Ledgers.opened(crashed);
    }

    private static byte[] payload(int length) {
        var bytes = new byte[length];
        new Random(17).nextBytes(bytes);
        return bytes;
    }
}
