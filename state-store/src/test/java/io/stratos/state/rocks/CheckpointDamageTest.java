package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.header;
import static io.stratos.state.rocks.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CheckpointResult.Damaged;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage to stored checkpoints (faults G18): never a changed state, always the one before or none,
/// with evidence.
@Tag("M-17")
final class CheckpointDamageTest {
    private static final byte[] OLD = text("generation one");
    private static final byte[] NEW = payload();
    private static final byte[] KEY = CheckpointRows.key(CheckpointKeys.BYTES, 2);
    private static final byte[] CATALOG_KEY = CheckpointRows.key(CheckpointKeys.CATALOG, 2);

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void twoGenerations() {
        try (var ledger = Ledgers.open(directory)) {
            committed(ledger.commit(Ledgers.checkpoint(10, OLD)));
            committed(ledger.commit(Ledgers.checkpoint(20, NEW)));
        }
    }

    @Test
    void everyByteFlippedZeroedOrSetFallsBackToTheGenerationBefore() {
        var good = CheckpointRows.bytes(directory, 2);
        assertThat(good).hasSizeGreaterThan(4096);
        try (var damage = new LiveDamage(directory)) {
            for (int at = 0; at < good.length; at++) {
                for (byte bad : new byte[] {(byte) (good[at] ^ 1), (byte) ~good[at], 0, (byte) 0xFF}) {
                    if (bad != good[at]) {
                        var bytes = good.clone();
                        bytes[at] = bad;
                        damage.apply(KEY, bytes);
                        damage.assertFallsBack("byte " + at + " = " + bad);
                        damage.restore(KEY, good);
                    }
                }
            }
        }
    }

    @Test
    void everyTruncationAndAnAppendedByteFallBack() {
        var good = CheckpointRows.bytes(directory, 2);
        try (var damage = new LiveDamage(directory)) {
            for (int length = 0; length < good.length; length++) {
                damage.apply(KEY, Arrays.copyOf(good, length));
                damage.assertFallsBack("length " + length);
                damage.restore(KEY, good);
            }
            damage.apply(KEY, Arrays.copyOf(good, good.length + 1));
            damage.assertFallsBack("one byte more");
        }
    }

    @Test
    void everyByteOfTheCatalogEntryFlippedFallsBack() {
        var good = CheckpointRows.catalog(directory, 2);
        try (var damage = new LiveDamage(directory)) {
            for (int at = 0; at < good.length; at++) {
                damage.apply(CATALOG_KEY, Tampering.flipped(good, at));
                damage.assertFallsBack("byte " + at);
                damage.restore(CATALOG_KEY, good);
            }
        }
    }

    @Test
    void damagedBytesAreInTheQuarantineAsTheyWere() {
        var bad = Tampering.flipped(CheckpointRows.bytes(directory, 2), 500);
        var catalog = CheckpointRows.catalog(directory, 2);
        CheckpointRows.putBytes(directory, 2, bad);

        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, OLD, damaged(2));
            assertThat(evidence(ledger)).containsExactly(KEY, bad, CATALOG_KEY, catalog);
            CheckpointAssert.found(ledger, header(10), 1, OLD); // out of the way now
            committed(ledger.commit(Ledgers.checkpoint(30, text("next"))));
            CheckpointAssert.found(ledger, header(30), 3, text("next")); // 2 is never given out again
        }
        try (var ledger = Ledgers.open(directory)) {
            assertThat(evidence(ledger)).hasSize(4);
        }
    }

    @Test
    void soundCheckpointThatIsSetAsideIsEvidenceAndOutOfTheWay() {
        var bytes = CheckpointRows.bytes(directory, 2);
        var catalog = CheckpointRows.catalog(directory, 2);

        try (var ledger = Ledgers.open(directory)) {
            ledger.reader().setAside(Ledgers.INSTANCE, 2, ReasonCode.STA_UNRESTORABLE);
            ledger.reader().setAside(Ledgers.INSTANCE, 2, ReasonCode.STA_UNRESTORABLE); // once is enough

            CheckpointAssert.found(ledger, header(10), 1, OLD);
            assertThat(evidence(ledger)).containsExactly(KEY, bytes, CATALOG_KEY, catalog);
        }
    }

    @Test
    void missingBytesAreDamageToo() {
        Tampering.delete(directory, Family.CHECKPOINTS, KEY);

        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, OLD, damaged(2));
        }
    }

    @Test
    void allGenerationsBadIsNoneAndNamesThemAllNewestFirst() {
        for (long generation = 1; generation <= 2; generation++) {
            var good = CheckpointRows.bytes(directory, generation);
            CheckpointRows.putBytes(directory, generation, Tampering.flipped(good, good.length - 1));
        }
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.none(ledger, damaged(2), damaged(1));
        }
    }

    @Test
    void damagedOneDoesNotCountAmongTheKept() {
        CheckpointRows.putBytes(directory, 2, Tampering.flipped(CheckpointRows.bytes(directory, 2), 500));
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, OLD, damaged(2));
            committed(ledger.commit(Ledgers.checkpoint(30, text("c"))));
            committed(ledger.commit(Ledgers.checkpoint(40, text("d"))));

            CheckpointAssert.found(
                    ledger,
                    10,
                    header(10),
                    1,
                    OLD,
                    new Damaged(4, ReasonCode.STA_ROLLBACK),
                    new Damaged(3, ReasonCode.STA_ROLLBACK));
        }
    }

    @Test
    void checkpointOfAnotherInstanceIsNamedAsSuch() {
        var foreign = new CheckpointHeader(new InstanceId("bot", "strategy", "two"), 3, 20, 2, Ledgers.LANE.token());
        putWithCatalog(CheckpointBytes.encode(foreign, 2, NEW), 20);

        assertFallsBack(ReasonCode.STA_BINDING);
    }

    @Test
    void checkpointOfAnotherGenerationIsARollback() {
        putWithCatalog(CheckpointBytes.encode(header(20), 1, OLD), 20);

        assertFallsBack(ReasonCode.STA_ROLLBACK);
    }

    @Test
    void soundCheckpointThatTheCatalogDoesNotKnowIsDamage() {
        CheckpointRows.putBytes(directory, 2, CheckpointBytes.encode(header(20), 2, text("another state")));

        assertFallsBack(ReasonCode.STA_CHECKPOINT_DAMAGED);
    }

    @Test
    void checkpointOfANewerFormatIsNamedAsSuchAndLeftAlone() {
        var newer = CheckpointBytes.encode(header(20), 2, NEW);
        ByteBuffer.wrap(newer).putInt(76, 2); // the format; its hash is made good again
        int payloadAt = 40 + ByteBuffer.wrap(newer).getInt(40);
        var sha = new Sha256().raw(newer, 40, payloadAt - 40).bytes();
        System.arraycopy(sha, 0, newer, 8, sha.length);
        putWithCatalog(newer, 20);

        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, OLD, new Damaged(2, ReasonCode.STA_LEDGER_VERSION));
            assertThat(evidence(ledger)).isEmpty();
        }
    }

    private void putWithCatalog(byte[] bytes, long cursor) {
        var entry = new CatalogEntry(cursor, bytes.length, CheckpointBytes.headerSha256(bytes));
        CheckpointRows.putBytes(directory, 2, bytes);
        CheckpointRows.putCatalog(directory, 2, entry.encode(CATALOG_KEY));
    }

    private void assertFallsBack(ReasonCode code) {
        try (var ledger = Ledgers.open(directory)) {
            CheckpointAssert.found(ledger, header(10), 1, OLD, new Damaged(2, code));
        }
    }

    private static List<byte[]> evidence(RocksLedger ledger) {
        var rows = new ArrayList<byte[]>();
        ledger.quarantined(Ledgers.INSTANCE, (key, value) -> rows.add(key) && rows.add(value));
        return rows;
    }

    private static Damaged damaged(long generation) {
        return new Damaged(generation, ReasonCode.STA_CHECKPOINT_DAMAGED);
    }

    private static byte[] payload() {
        var payload = new byte[4096];
        new Random(4096).nextBytes(payload);
        return payload;
    }

    /// Damages a row, looks, and puts things back.
    private static final class LiveDamage implements AutoCloseable {
        private final OpenStore open;
        private final CheckpointFinder finder;

        LiveDamage(Path directory) {
            open = new OpenStore(directory);
            finder = new CheckpointFinder(open.store(), new Generations(open.store()), Ledgers.OPTIONS);
        }

        void apply(byte[] key, byte[] bytes) {
            open.put(Family.CHECKPOINTS, key, bytes);
        }

        void assertFallsBack(String what) {
            var found = finder.newest(Ledgers.INSTANCE, Long.MAX_VALUE);
            assertThat(found)
                    .as(what)
                    .isInstanceOfSatisfying(
                            CheckpointResult.Found.class,
                            good -> assertThat(good.payload()).isEqualTo(OLD));
            assertThat(found.damaged()).as(what).containsExactly(damaged(2));
        }

        /// Takes both rows out of the quarantine again, and puts the good one back.
        void restore(byte[] key, byte[] good) {
            for (var row : List.of(KEY, CATALOG_KEY)) {
                open.put(Family.CHECKPOINTS, row, open.get(Family.QUARANTINE, row));
            }
            open.put(Family.CHECKPOINTS, key, good);
        }

        @Override
        public void close() {
            open.close();
        }
    }
}
