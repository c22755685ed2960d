package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Answer;
import io.stratos.sandbox.python.exchange.EngineMode;
import io.stratos.sandbox.python.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for requests and answers them, one after the other, until the first fault.
///
/// Waiting is short spinning, then giving the core away, then sleeping until the host's wake-up byte. The thread says
/// that it sleeps before it looks for the last time, so no request is missed.
final class GuestLoop implements Runnable {
    /// A host that answers at once is back within these.
    private static final int SPINS = 50;
    /// Giving the core away costs less than sleeping, as long as a stream of events runs.
    private static final int YIELDS = 200;

    private final Exchange exchange;
    private final EngineMode mode;
    private final byte[] input;
    private final HeapMeter heap = HeapMeter.ofThisProcess();
    private volatile @Nullable Interpreter interpreter;
    private boolean loaded;

    GuestLoop(Exchange exchange, EngineMode mode) {
        this.exchange = exchange;
        this.mode = mode;
        this.input = new byte[exchange.size().inputBytes()];
    }

    @Override
    public void run() {
        start();
        long next = 1;
        while (answer(next)) {
            next++;
        }
    }

    private Interpreter start() {
        var started = Interpreter.start(mode, exchange.size().outputBytes());
        interpreter = started;
        loaded = false;
        System.gc(); // what a start leaves behind is nobody's
        heap.begin();
        exchange.sayReady();
        return started;
    }

    /// The interpreter of this life. A new life gets a new one; of the old one nothing stays.
    private Interpreter ofThisLife(long kind) {
        var running = Objects.requireNonNull(interpreter);
        if (kind != Exchange.CALLBACK_OF_A_NEW_LIFE) {
            return running;
        }
        return startAgain(running);
    }

    private Interpreter startAgain(Interpreter running) {
        interpreter = null;
        running.close();
        return start();
    }

    /// Stops the guest's code where it is; any thread may call.
    void interrupt() {
        var running = interpreter;
        if (running != null) {
            running.interrupt();
        }
    }

    private boolean answer(long number) {
        await(number);
        int length = exchange.readInput(input);
        long kind = exchange.requestKind();
        var running = ofThisLife(kind);
        var outcome = outcome(running, kind, length);
        exchange.usage(running.printedBytes(), heap.look());
        exchange.answer(number, outcome.answer(), outcome.detail(), outcome.output(), outcome.length());
        return outcome.answer() == Answer.DECIDED;
    }

    private Outcome outcome(Interpreter running, long kind, int length) {
        if (kind == Exchange.CHECK) {
            return running.check(source());
        }
        if (kind == Exchange.WARM_UP) {
            Rehearsal.with(running);
            var _ = startAgain(running);
            return Outcome.nothing();
        }
        return callback(running, length);
    }

    private Outcome callback(Interpreter running, int length) {
        if (!loaded) {
            loaded = true;
            var refused = running.load(source());
            if (refused != null) {
                return refused;
            }
        }
        return running.call(input, length);
    }

    private String source() {
        return new String(exchange.source(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    private void await(long number) {
        for (int i = 0; i < SPINS; i++) {
            if (exchange.request() == number) {
                return;
            }
            Thread.onSpinWait();
        }
        for (int i = 0; i < YIELDS; i++) {
            if (exchange.request() == number) {
                return;
            }
            Thread.yield();
        }
        exchange.sayParked(true);
        while (exchange.request() != number) {
            LockSupport.park(this);
        }
        exchange.sayParked(false);
    }
}
