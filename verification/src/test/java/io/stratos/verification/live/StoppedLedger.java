package io.stratos.verification.live;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;

/// The ledger of a process that has ended.
final class StoppedLedger {
    private StoppedLedger() {}

    /// Reads stored bytes; damaged ones fail the test.
    @FunctionalInterface
    interface Decoding<T> {
        T decode(byte[] bytes) throws MalformedMessageException;

        static <T> T of(byte[] bytes, Decoding<T> decoding) {
            try {
                return decoding.decode(bytes);
            } catch (MalformedMessageException damaged) {
                throw new AssertionError(damaged);
            }
        }
    }

    static RocksLedger open(Path data) {
        var options = LedgerOptions.of(LedgerOptions.Durability.VOLATILE);
        return switch (RocksLedger.open(data.resolve("ledger"), options)) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
