package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.RecoveryTime;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.world.WallClock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A guest that is made off the lane, within a time; the lane looks whether it is there.
///
/// Once the time is over, or the lane wants it no more, it is abandoned: what its thread still comes to is
/// discarded there. Nobody waits for that thread.
final class Rebuild {
    /// What the tries for one state take that its guest never takes back (5 s, 10 s, 20 s), and those for
    /// the one before it.
    static final long TIME_NANOS = 60_000_000_000L;

    /// Many times what a turn takes; a strategy that saves no state has its whole life re-applied.
    static final long TIME_OF_TURN_NANOS = 1_000_000L;

    /// A making that has more to re-apply waits for others of its kind, see [Makings#takesLong].
    static final long LONG_TURNS = 10_000;

    private final Function<RecoveryTime, Recovery.Made> work;
    private final Makings makings;
    private final WallClock clock;
    private final Bell bell;
    private final TradingHalt halt;
    private @Nullable Attempt attempt;

    /// @param bell rung when it is there
    Rebuild(Function<RecoveryTime, Recovery.Made> work, Makings makings, WallClock clock, Bell bell, TradingHalt halt) {
        this.work = work;
        this.makings = makings;
        this.clock = clock;
        this.bell = bell;
        this.halt = halt;
    }

    /// Begins; one at a time. What recovery throws is a ledger that cannot be read or a bug of ours, and
    /// trading halts; but no memory and no stack are what this guest asked too much of, and mapped memory
    /// that broke (an [InternalError]) is what it shares with its process: it alone is refused.
    void begin() {
        var begun = new Attempt();
        attempt = begun;
        makings.execute(begun);
    }

    /// What came of it, told once; null while it is under way.
    Recovery.@Nullable Made outcome() {
        var under = attempt;
        if (under == null) {
            return null;
        }
        if (under.isOver()) {
            under.end(none(RecoveryTime.fault().code()));
        }
        var made = under.made.get();
        if (made != null) {
            attempt = null;
        }
        return made;
    }

    /// It is not wanted any more.
    void abandon() {
        var under = attempt;
        if (under != null && !under.end(none(ReasonCode.OK))) {
            under.discard();
        }
        attempt = null;
    }

    private static Recovery.Made none(ReasonCode code) {
        return new Recovery.Made.None(new Recovery.Outcome.Refused(code, 0), null, 0);
    }

    /// One making. Its time begins when its thread does.
    private final class Attempt implements Runnable, RecoveryTime {
        private final AtomicReference<Recovery.@Nullable Made> made = new AtomicReference<>();
        private volatile long endNanos = Long.MAX_VALUE;
        private long extended;
        private boolean takesLong;

        @Override
        public void run() {
            if (made.get() != null) {
                return; // nobody waits for it any more
            }
            endNanos = clock.nowNanos() + TIME_NANOS;
            try {
                come(work.apply(this));
            } catch (OutOfMemoryError full) {
                come(none(ReasonCode.RES_MEMORY));
            } catch (StackOverflowError deep) {
                come(none(ReasonCode.RES_STACK));
            } catch (InternalError torn) {
                come(none(ReasonCode.RES_PROCESS));
            } catch (RuntimeException | Error bug) {
                if (made.get() == null) {
                    halt.trip(ReasonCode.INTERNAL, "a guest cannot be rebuilt: " + bug, bug);
                }
            }
        }

        private void come(Recovery.Made guest) {
            if (end(guest)) {
                bell.ring();
            } else {
                guest.discard();
            }
        }

        boolean end(Recovery.Made with) {
            return made.compareAndSet(null, with);
        }

        void discard() {
            var there = made.get();
            if (there != null) {
                there.discard();
            }
        }

        @Override
        public long leftNanos() {
            return made.get() == null ? endNanos - clock.nowNanos() : 0;
        }

        @Override
        public void reapplies() {
            makings.givesWay();
        }

        /// Once for the same turns, however often they are tried. Its thread alone writes the end.
        @Override
        public void extend(long turns) {
            if (turns > extended) {
                endNanos = Math.addExact(endNanos, Math.multiplyExact(turns - extended, TIME_OF_TURN_NANOS));
                extended = turns;
            }
            if (turns > LONG_TURNS && !takesLong) {
                takesLong = true;
                long left = endNanos - clock.nowNanos();
                endNanos = Long.MAX_VALUE;
                makings.takesLong();
                endNanos = clock.nowNanos() + left;
            }
        }
    }
}
