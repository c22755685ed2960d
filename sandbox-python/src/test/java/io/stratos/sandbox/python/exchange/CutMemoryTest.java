package io.stratos.sandbox.python.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
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

    private static final byte[] ONE = {1};

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
                assertThat(tells(exchange::isParked)).isTrue();
                assertThat(tells(exchange::isReady)).isTrue();
                assertThat(tells(() -> exchange.answer() > 0)).isTrue();
                assertThatThrownBy(exchange::clearReady).isInstanceOf(InternalError.class);
                assertThatThrownBy(() -> exchange.request(1, 1, ONE, 0, 1)).isInstanceOf(InternalError.class);
                assertThatThrownBy(() -> exchange.writeSource(ONE)).isInstanceOf(InternalError.class);
            }
        }
    }

    /// Every look and every word of the host, by itself: what comes after it may take a lock.
    private static boolean isTorn(Exchange exchange) {
        return tells(exchange::isParked) || tells(exchange::isReady) || tells(() -> exchange.answer() > 0);
    }

    private static boolean tells(BooleanSupplier touch) {
        try {
            return touch.getAsBoolean();
        } catch (InternalError _) {
            return true;
        }
    }
}
