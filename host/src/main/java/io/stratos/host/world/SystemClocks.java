package io.stratos.host.world;

import java.time.Instant;

/// The machine's clocks.
final class SystemClocks {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private SystemClocks() {}

    static WallClock wall() {
        return () -> {
            var now = Instant.now();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS_PER_SECOND), now.getNano());
        };
    }

    static NanoClock monotonic() {
        return System::nanoTime;
    }
}
