package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.sandbox.python.exchange.Exchange;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The deadline and the life of one child, shared by the thread that uses it and the watchdog.
///
/// | state | user does | watchdog does |
/// | --- | --- | --- |
/// | IDLE | `arm` → a deadline | process gone: → GONE |
/// | a deadline (positive) | `disarm` → IDLE | passed: interrupt, → LATE; process gone: → GONE |
/// | LATE | answers with the fault | after the grace: kills |
/// | GONE | answers with the fault | nothing |
///
/// Both leave a deadline by compare-and-set, so one of them wins. An answer that is there when the watchdog looks
/// came in time, however late the lane comes to read it: a lane that is busy with others is no fault of this child's.
/// Nor does a child that ends after its answer take that back. The first deadline begins when the child has started:
/// until then it is the start's own. A child that lives again starts again.
final class ChildWatch {
    /// What the interrupt gets before the kill.
    static final long GRACE_NANOS = 50_000_000;

    private static final long IDLE = 0;
    private static final long LATE = -1;
    private static final long GONE = -2;
    /// Exit value of a JVM that stops at its first lack of memory.
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private final AtomicLong state = new AtomicLong(IDLE);
    private final Exchange exchange;
    private final Process process;
    private final Bell bell;
    private final LongSupplier clock;
    private final long startNanosMax;
    private volatile long startDeadline;
    private volatile boolean started;
    private volatile long timeoutNanos;
    private volatile long open;
    private volatile ChildFate fate = ChildFate.NOBODY;
    private long settledAt = Long.MAX_VALUE;
    private long killAt;
    private boolean interrupted;

    ChildWatch(Exchange exchange, Process process, LongSupplier clock, long startNanosMax) {
        this.exchange = exchange;
        this.process = process;
        this.bell = new Bell(process.getOutputStream());
        this.clock = clock;
        this.startNanosMax = startNanosMax;
        this.startDeadline = clock.getAsLong() + startNanosMax;
    }

    /// User: the child begins to serve a strategy.
    synchronized void serve(ChildFate itsFate, long settleNanos) {
        fate = itsFate;
        settledAt = clock.getAsLong() + settleNanos;
    }

    /// User: the child starts again with the next request; what it said of the last start has been taken
    /// back.
    synchronized void startAgain() {
        startDeadline = clock.getAsLong() + startNanosMax;
        started = false;
    }

    /// User: the time of one request begins.
    ///
    /// @param number of the request
    void arm(long number, long newTimeoutNanos) {
        open = number;
        timeoutNanos = newTimeoutNanos;
        long deadline = started ? clock.getAsLong() + newTimeoutNanos : startDeadline;
        state.compareAndSet(IDLE, deadline);
    }

    /// User: the answer is there.
    ///
    /// @return whether it came in time
    boolean disarm() {
        long seen = state.get();
        while (seen > IDLE && !state.compareAndSet(seen, IDLE)) {
            seen = state.get();
        }
        return seen > IDLE;
    }

    /// User: whether no answer will count any more.
    boolean isOver() {
        return state.get() < IDLE;
    }

    /// Why not; after [#isOver].
    GuestFault fault() {
        if (state.get() == LATE) {
            return new GuestFault(Kind.DEADLINE, ReasonCode.RES_TIMEOUT, timeoutNanos);
        }
        int exit = process.isAlive() ? 0 : process.exitValue();
        return exit == EXIT_OUT_OF_MEMORY
                ? new GuestFault(Kind.MEMORY, ReasonCode.RES_MEMORY, exit, true) // what a collector had not yet freed
                : new GuestFault(Kind.PROCESS_DIED, ReasonCode.RES_PROCESS, exit);
    }

    /// Watchdog: looks once.
    ///
    /// @return nanoseconds until the next look is due at the latest
    synchronized long look(long now) {
        long seen = state.get();
        if (seen == GONE || (seen > IDLE && exchange.answer() == open)) {
            return Long.MAX_VALUE;
        }
        if (!process.isAlive()) {
            if (seen != LATE) {
                state.compareAndSet(seen, GONE);
            }
            return Long.MAX_VALUE;
        }
        if (seen == LATE) {
            return execute(now);
        }
        if (started && now >= settledAt) {
            settledAt = Long.MAX_VALUE;
            fate.settled();
        }
        if (!started && exchange.isReady()) {
            started = true;
            if (seen > IDLE) {
                state.compareAndSet(seen, now + timeoutNanos);
            }
            return timeoutNanos;
        }
        if (seen > IDLE && now >= seen && state.compareAndSet(seen, LATE)) {
            return execute(now);
        }
        return seen > IDLE ? Math.max(0, seen - now) : Long.MAX_VALUE;
    }

    /// First the interrupt; past the grace the kill.
    private long execute(long now) {
        if (!interrupted) {
            interrupted = true;
            killAt = now + GRACE_NANOS;
            bell.interrupt();
        }
        if (now >= killAt) {
            process.destroyForcibly();
        }
        return Math.max(0, killAt - now);
    }

    /// Ends the process, and with it whatever is open; for the end of the runtime.
    void giveUp() {
        state.set(GONE);
        doom();
    }

    /// User: the child sleeps until it is told that there is a request; never waits.
    void wake() {
        bell.wake();
    }

    boolean isAlive() {
        return !isOver() && process.isAlive();
    }

    /// User: ends the process after a fault.
    void lose() {
        fate.lost();
        doom();
    }

    /// Ends the process; any thread.
    void doom() {
        process.destroyForcibly();
        bell.close();
    }
}
