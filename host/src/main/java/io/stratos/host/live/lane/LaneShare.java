package io.stratos.host.live.lane;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.lane.InstanceSpec;

/// The share of the LL lane that long callbacks of one instance may take (DESIGN §7, `SLO_LANE_SHARE`).
///
/// A lane runs one guest at a time, so a callback that is long keeps all others waiting for as long: one
/// event in a hundred of theirs is enough to set their p99. A callback counts in whole from [#LONG_FUEL]
/// on. Fuel is counted and not time, so neither a busy machine nor a cold JVM makes a strategy guilty; the
/// time that a unit stands for is the code's doing (`docs/reference/objectives.md` has figures). What counts
/// no fuel works in a process of its own and keeps no lane waiting. Who has its lane for itself keeps nobody
/// waiting, and nothing counts.
///
/// There is credit for a moment of heavy work; once it is used up the instance is served again when as much
/// came back that it is above zero. What comes back is one for the whole lane: many that used theirs up have
/// it together, and the neighbours wait for all of them no longer than for one. Meanwhile market data
/// conflates, executions wait in the outbox, and notices reach it all the same.
final class LaneShare {
    /// A callback below it is nobody's business.
    static final long LONG_FUEL = 200_000;

    /// What comes back in a second, to all of a lane that wait for it.
    static final long FUEL_PER_SECOND = 5_000_000;

    /// As much as the largest callback that any policy of ours allows.
    static final long BURST_FUEL = 100_000_000;

    /// Of a plain loop.
    private static final long FUEL_PER_NANO = 8;

    private static final long NANOS_PER_FUEL = 1_000_000_000L / FUEL_PER_SECOND;

    private final LaneShares lane;
    private long credit = BURST_FUEL;
    private long countedNanos = Long.MIN_VALUE;
    private long seenNanos;
    private boolean used;
    private boolean waits;

    LaneShare(LaneShares lane) {
        this.lane = lane;
    }

    /// What a callback counts that a clock ended, as nobody knows how far it came: what a plain loop takes in
    /// all of its time, but no more than it may use.
    ///
    /// @return 0 where no fuel is counted
    static long lateFuel(InstanceSpec spec) {
        if (spec.descriptor().runtimeKind() != RuntimeKind.RUST_WASM) {
            return 0;
        }
        var limits = spec.health().limits();
        long fuel = limits.fuel() == 0 ? BURST_FUEL : limits.fuel();
        return Math.min(fuel / FUEL_PER_NANO, limits.callbackNanos()) * FUEL_PER_NANO;
    }

    /// A callback is over.
    ///
    /// @param fuel what it took, in whatever it ended
    void decided(long fuel, long nowNanos) {
        lane.turn(this, nowNanos);
        if (fuel < LONG_FUEL || lane.isAlone(this, nowNanos)) {
            return;
        }
        comeBack(nowNanos);
        credit -= fuel;
        used |= credit < 0;
    }

    /// Whether the lane serves it now.
    boolean isServed(long nowNanos) {
        if (used) {
            seenNanos = nowNanos;
            if (!waits) {
                waits = true;
                lane.usedUp(this);
            }
            comeBack(nowNanos);
            used = credit < 0 && !lane.isAlone(this, nowNanos);
        }
        return !used;
    }

    /// Whether it used up what it may take, as of the last look.
    boolean isUsedUp() {
        return used;
    }

    /// When its lane looked whether it may be served.
    long seenNanos() {
        return seenNanos;
    }

    /// It does not count among those that wait any more.
    void forgotten() {
        waits = false;
    }

    private void comeBack(long nowNanos) {
        if (countedNanos == Long.MIN_VALUE) {
            countedNanos = nowNanos;
        }
        long nanosPerFuel = NANOS_PER_FUEL * lane.waiting(nowNanos);
        long fuel = Math.min(BURST_FUEL, (nowNanos - countedNanos) / nanosPerFuel);
        countedNanos = fuel == BURST_FUEL ? nowNanos : countedNanos + fuel * nanosPerFuel;
        credit = Math.min(BURST_FUEL, credit + fuel);
    }
}
