package io.stratos.sandbox.python.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Java tells of memory whose file was cut where it is waited for, and not later, to whoever is at work then.
@Tag("M-13")
final class CutMemoryTest {
    /// Until every compiler had its turn.
    private static final int LOOKS = 300_000;
    /// Code that was told before is compiled otherwise than code that never was.
    private static final int ROUNDS = 4;

    @TempDir
    Path directory;

    @Test
    void compiledCodeThatTouchesItIsToldBeforeItGoesOn() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            var file = Exchange.create(directory);
            try (var exchange = Exchange.map(file, new ExchangeSize(1, 1, 1));
                    var cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
                int torn = 0;
                for (int look = 0; look < LOOKS; look++) {
                    torn += isTorn(exchange) ? 1 : 0;
                }
                cut.truncate(0);

                assertThat(torn).isZero();
                assertThat(isTorn(exchange)).isTrue();
            }
        }
    }

    private static boolean isTorn(Exchange exchange) {
        try {
            boolean parked = exchange.isParked(); // used, or the compiler does not read it
            Exchange.tellNow();
            return parked;
        } catch (InternalError _) {
            return true;
        }
    }
}
