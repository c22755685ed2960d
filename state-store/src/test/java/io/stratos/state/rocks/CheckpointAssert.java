package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.CheckpointHeader;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CheckpointResult.Damaged;
import java.util.List;

/// What the newest checkpoint of the test's instance should be.
final class CheckpointAssert {
    private CheckpointAssert() {}

    static void found(
            RocksLedger ledger, CheckpointHeader header, long generation, byte[] payload, Damaged... damaged) {
        found(ledger, Long.MAX_VALUE, header, generation, payload, damaged);
    }

    static void found(
            RocksLedger ledger,
            long cursorMax,
            CheckpointHeader header,
            long generation,
            byte[] payload,
            Damaged... damaged) {
        assertThat(ledger.reader().newestCheckpoint(Ledgers.INSTANCE, cursorMax))
                .isInstanceOfSatisfying(CheckpointResult.Found.class, found -> {
                    assertThat(found.header()).isEqualTo(header);
                    assertThat(found.generation()).isEqualTo(generation);
                    assertThat(found.payload()).isEqualTo(payload);
                    assertThat(found.damaged()).isEqualTo(List.of(damaged));
                });
    }

    static void none(RocksLedger ledger, Damaged... damaged) {
        none(ledger, Long.MAX_VALUE, damaged);
    }

    static void none(RocksLedger ledger, long cursorMax, Damaged... damaged) {
        assertThat(ledger.reader().newestCheckpoint(Ledgers.INSTANCE, cursorMax))
                .isEqualTo(new CheckpointResult.None(List.of(damaged)));
    }
}
