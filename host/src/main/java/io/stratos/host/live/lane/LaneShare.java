package io.stratos.host.live.lane;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.lane.InstanceSpec;

/// The share of the LL lane that the callbacks of one instance may take (DESIGN §7, `SLO_LANE_SHARE`).
///
/// A lane runs one guest at a time, so a callback that is long keeps all others waiting for as long: one
/// event in a hundred of theirs is enough to set their p99. From [#LONG_FUEL] on a callback counts as a
/// long one. A brief one is felt by nobody, but ten thousands of them in a second are a lane that does
/// little else: they have a credit of their own, far larger. Fuel is counted and not time, so neither a
/// busy machine nor a cold JVM makes a strategy guilty; the time that a unit stands for is the code's doing
/// (`docs/reference/objectives.md` has figures). What counts no fuel works in a process of its own and
/// keeps no lane waiting. Who has its lane for itself keeps nobody waiting, and nothing counts.
///
/// There is credit for a moment of heavy work; once it is used up the instance is served again when as much
/// came back that it is above zero. What comes back is one for the whole lane: many that used theirs up
/// have it together, and the neighbours wait for all of them no longer than for one. Meanwhile market data
/// conflates, executions wait in the outbox, and notices reach it all the same.
final class LaneShare {
    /// A callback below it is a brief one.
    static final long LONG_FUEL = 200_000;

    /// What comes back in a second, to all of a lane that wait for it.
    static final long FUEL_PER_SECOND = 5_000_000;

    /// As much as the largest callback that any policy of ours allows.
    static final long BURST_FUEL = 100_000_000;

    /// Of brief callbacks, what comes back in a second: a sixtieth of the lane for a plain loop, a quarter
    /// of it for the slowest code that we know.
    static final long BRIEF_FUEL_PER_SECOND = 200_000_000;

    /// Of brief callbacks, for a moment: what comes back in a second.
    static final long BRIEF_BURST_FUEL = BRIEF_FUEL_PER_SECOND;

    /// Of a plain loop.
    private static final long FUEL_PER_NANO = 8;

    private final LaneShares lane;
    private final FuelCredit longs;
    private final FuelCredit briefs;
    private long seenNanos;
    private boolean used;
    private boolean waits;

    LaneShare(LaneShares lane) {
        this.lane = lane;
        longs = new FuelCredit(lane, BURST_FUEL, FUEL_PER_SECOND);
        briefs = new FuelCredit(lane, BRIEF_BURST_FUEL, BRIEF_FUEL_PER_SECOND);
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
        if (fuel == 0 || lane.isAlone(this, nowNanos)) {
            return;
        }
        var credit = fuel < LONG_FUEL ? briefs : longs;
        credit.take(fuel, nowNanos);
        used |= credit.isUsedUp();
    }

    /// Whether the lane serves it now.
    boolean isServed(long nowNanos) {
        if (used) {
            seenNanos = nowNanos;
            if (!waits) {
                waits = true;
                lane.usedUp(this);
            }
            longs.comeBack(nowNanos);
            briefs.comeBack(nowNanos);
            used = (longs.isUsedUp() || briefs.isUsedUp()) && !lane.isAlone(this, nowNanos);
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
}
