package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// One daemon thread that looks after all children of a runtime: who is late, who is gone.
///
/// It looks more often while children are there than a deadline needs, so that a dead child is seen soon. Lanes never
/// wake it.
final class Watchdog implements AutoCloseable {
    private static final long PERIOD_NANOS = 2_000_000;

    private final LongSupplier clock;
    private final Thread thread;
    private final List<ChildWatch> watches = new ArrayList<>();
    private boolean closed;

    Watchdog(LongSupplier nanoClock) {
        long origin = nanoClock.getAsLong() - 1;
        this.clock = () -> nanoClock.getAsLong() - origin;
        this.thread =
                Thread.ofPlatform().name("stratos-python-watchdog").daemon().unstarted(this::run);
    }

    synchronized ChildWatch watch(Exchange exchange, Process process, long startNanosMax) {
        var watch = new ChildWatch(exchange, process, clock, startNanosMax);
        if (closed) {
            watch.doom();
            throw new IllegalStateException("Condition failed: the sandbox runtime is closed");
        }
        watches.add(watch);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        notifyAll();
        return watch;
    }

    /// Ends a child and looks at it no more: its memory may be given back after this.
    synchronized void forget(ChildWatch watch) {
        watches.remove(watch);
        watch.doom();
    }

    private void run() {
        long pause = 0;
        while (pause >= 0) {
            LockSupport.parkNanos(this, pause);
            pause = lookAtAll();
        }
    }

    /// @return nanoseconds to pause; below zero to end
    private synchronized long lookAtAll() {
        while (watches.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException _) { // nobody interrupts this thread
                return -1;
            }
        }
        if (closed) {
            return -1;
        }
        long pause = PERIOD_NANOS;
        for (var watch : watches) {
            pause = Math.min(pause, look(watch));
        }
        return pause;
    }

    /// Whatever goes wrong with one child, such as memory whose file was cut, must not end the watch over the others.
    private long look(ChildWatch watch) {
        try {
            return watch.look(clock.getAsLong());
        } catch (RuntimeException | Error _) {
            watch.giveUp();
            return Long.MAX_VALUE;
        }
    }

    /// Ends all children and the thread.
    @Override
    public synchronized void close() {
        closed = true;
        watches.forEach(ChildWatch::giveUp);
        watches.clear();
        notifyAll();
    }
}
