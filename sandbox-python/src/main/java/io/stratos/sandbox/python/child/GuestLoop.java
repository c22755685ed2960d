package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Answer;
import io.stratos.sandbox.python.exchange.Exchange;
import java.nio.charset.StandardCharsets;
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
    private final byte[] input;
    private volatile @Nullable Interpreter interpreter;
    private boolean loaded;

    GuestLoop(Exchange exchange) {
        this.exchange = exchange;
        this.input = new byte[exchange.size().inputBytes()];
    }

    @Override
    public void run() {
        var started = Interpreter.start(exchange.size().outputBytes());
        interpreter = started;
        exchange.sayReady();
        long next = 1;
        while (answer(started, next)) {
            next++;
        }
    }

    /// Stops the guest's code where it is; any thread may call.
    void interrupt() {
        var running = interpreter;
        if (running != null) {
            running.interrupt();
        }
    }

    private boolean answer(Interpreter running, long number) {
        await(number);
        int length = exchange.readInput(input);
        Outcome outcome;
        if (exchange.requestKind() == Exchange.CHECK) {
            outcome = running.check(source());
        } else {
            outcome = callback(running, length);
        }
        exchange.usage(running.printedBytes(), running.heapBytes());
        exchange.answer(number, outcome.answer(), outcome.detail(), outcome.output(), outcome.length());
        return outcome.answer() == Answer.DECIDED;
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
