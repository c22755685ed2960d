package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Signals to one child, written by a thread of their own: a child that never reads its pipe holds up nobody else.
///
/// Equal signals that were not written yet are one. The thread ends with the pipe, which breaks when the process dies.
final class Bell implements AutoCloseable {
    private static final int WAKE = 1;
    private static final int INTERRUPT = 2;
    private static final int CLOSED = 4;

    private final OutputStream pipe;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread ringer;

    Bell(OutputStream pipe) {
        this.pipe = pipe;
        ringer = Thread.ofPlatform().name("stratos-python-bell").daemon().start(this::ring);
    }

    /// Any thread; never waits.
    void wake() {
        ring(WAKE);
    }

    /// Any thread; never waits.
    void interrupt() {
        ring(INTERRUPT);
    }

    private void ring(int signal) {
        waiting.getAndUpdate(signals -> signals | signal);
        LockSupport.unpark(ringer);
    }

    private void ring() {
        try (pipe) {
            for (int signals = next(); signals < CLOSED; signals = next()) {
                if ((signals & WAKE) != 0) {
                    pipe.write(Signal.WAKE);
                }
                if ((signals & INTERRUPT) != 0) {
                    pipe.write(Signal.INTERRUPT);
                }
                pipe.flush();
            }
        } catch (IOException _) { // the process is gone; the watchdog sees it
        }
    }

    private int next() {
        int signals = waiting.getAndUpdate(seen -> seen & CLOSED);
        while (signals == 0) {
            LockSupport.park(this);
            signals = waiting.getAndUpdate(seen -> seen & CLOSED);
        }
        return signals;
    }

    @Override
    public void close() {
        ring(CLOSED);
    }
}
