package io.stratos.host.live;

import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A ledger on disk that is open while the tests of a class run; each test brings hosts of its own names.
final class OpenLedger implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable RocksLedger ledger;

    RocksLedger get() {
        return Objects.requireNonNull(ledger, "the tests of a class run");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("ledger");
        ledger = of(folder);
    }

    /// One in a folder of the caller's own.
    static RocksLedger of(Path folder) {
        return switch (RocksLedger.open(folder, LedgerOptions.of(LedgerOptions.Durability.VOLATILE))) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        get().close();
        try (var files = Files.walk(Objects.requireNonNull(folder))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
