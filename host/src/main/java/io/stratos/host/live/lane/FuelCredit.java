package io.stratos.host.live.lane;

/// Fuel that an instance may use in a moment, and what comes back of it with time. The lane's thread.
final class FuelCredit {
    private static final long SECOND = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;
    /// While there is enough, what came back is counted no more often.
    private static final long COUNTED_EVERY_NANOS = 1_000_000;

    private final LaneShares lane;
    private final long burst;
    private final long nanosPerFuel;
    private long fuel;
    private long countedNanos = NEVER;

    /// @param burst what may be used in a moment
    /// @param perSecond what comes back in a second: to each that has enough, and to all of the lane that wait for
    ///     it together
    FuelCredit(LaneShares lane, long burst, long perSecond) {
        this.lane = lane;
        this.burst = burst;
        nanosPerFuel = SECOND / perSecond;
        fuel = burst;
    }

    void take(long used, long nowNanos) {
        if (countedNanos == NEVER || nowNanos - countedNanos >= COUNTED_EVERY_NANOS) {
            comeBack(nowNanos, 1);
        }
        fuel -= used;
    }

    /// Whether more was used than came back, as of the last look.
    boolean isUsedUp() {
        return fuel < 0;
    }

    /// Of one that waits for it, with all others of its lane that do.
    void comeBack(long nowNanos) {
        comeBack(nowNanos, lane.waiting(nowNanos));
    }

    private void comeBack(long nowNanos, int sharers) {
        if (countedNanos == NEVER) {
            countedNanos = nowNanos;
        }
        long nanos = nanosPerFuel * sharers;
        long back = Math.min(burst, (nowNanos - countedNanos) / nanos);
        countedNanos = back == burst ? nowNanos : countedNanos + back * nanos;
        fuel = Math.min(burst, fuel + back);
    }
}
