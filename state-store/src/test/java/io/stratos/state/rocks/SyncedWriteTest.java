package io.stratos.state.rocks;

import static io.stratos.state.rocks.Ledgers.committed;
import static io.stratos.state.rocks.Ledgers.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.rocks.LedgerOptions.Durability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kill cannot show that a write was not synced, the page cache survives it: so it is asked for what is synced.
@Tag("M-18")
final class SyncedWriteTest {

    private final List<Boolean> synced = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory = Path.of("");

    @Test
    void everyGroupOfADurableLedgerIsSyncedBeforeItIsToldAsCommitted() {
        try (var ledger = open(Durability.DURABLE)) {
            int before = synced.size();
            committed(ledger.commit(turn(1)));
            assertThat(synced).hasSizeGreaterThan(before);
        }
        assertThat(synced).isNotEmpty().doesNotContain(false);
    }

    @Test
    void aVolatileLedgerSyncsOnlyItsCleanStop() {
        try (var ledger = open(Durability.VOLATILE)) {
            committed(ledger.commit(turn(1)));
            assertThat(synced).doesNotContain(true);
        }
        assertThat(synced).endsWith(true);
    }

    private RocksLedger open(Durability durability) {
        var result = RocksLedger.open(directory, LedgerOptions.of(durability), write -> (batch, sync) -> {
            synced.add(sync);
            write.write(batch, sync);
        });
        return Ledgers.assertOpened(result).ledger();
    }
}
