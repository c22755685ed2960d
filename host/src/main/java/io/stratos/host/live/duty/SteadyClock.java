package io.stratos.host.live.duty;

import io.stratos.host.world.NanoClock;
import io.stratos.host.world.WallClock;

/// The host's receive time: the wall clock as it was at start, moved on by the monotonic one, so that it never goes
/// back (DESIGN §4). Safe from any thread.
public final class SteadyClock implements WallClock {
    private final NanoClock nanos;
    private final long wallNanosAtStart;
    private final long nanosAtStart;

    public SteadyClock(WallClock wall, NanoClock nanos) {
        this.nanos = nanos;
        wallNanosAtStart = wall.nowNanos();
        nanosAtStart = nanos.nanoTime();
    }

    @Override
    public long nowNanos() {
        return wallNanosAtStart + (nanos.nanoTime() - nanosAtStart);
    }
}
