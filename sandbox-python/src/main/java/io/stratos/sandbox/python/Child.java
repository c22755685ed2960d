package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.sandbox.python.exchange.Answer;
import io.stratos.sandbox.python.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/// A child process and its exchange, as one thread uses it. The watchdog sees only the [ChildWatch].
///
/// What the child wrote is believed for nothing but its own fate: the answer's number must be the open
/// request's, lengths are checked before use, bytes are copied before they are looked at, unknown kinds are
/// a violation. Memory that it cuts ([Exchange#tellNow]) is its own death, whenever that shows.
final class Child implements AutoCloseable {
    /// What is said of a child that could not be started.
    static final GuestFault DIED = new GuestFault(Kind.PROCESS_DIED, ReasonCode.RES_PROCESS, 0);

    /// Each life leaves some memory behind in the engine: a few megabytes, and no more than this many times.
    private static final int LIVES_MAX = 6;

    private final Exchange exchange;
    private final ChildWatch watch;
    private final Watchdog watchdog;
    private final byte[] output;
    private long requests;
    private int outputLength;
    private long memoryBytes;
    private long logBytes;
    private long printedBefore;
    private boolean torn;
    private int lives;
    private @Nullable GuestFault fault;

    Child(Exchange exchange, Process process, Watchdog watchdog, long startNanosMax) {
        this.exchange = exchange;
        this.watchdog = watchdog;
        this.output = new byte[exchange.size().outputBytes()];
        this.watch = watchdog.watch(exchange, process, startNanosMax);
    }

    /// What this child is to run, before its first callback.
    ///
    /// @param settleNanos how long it serves until it has settled
    void give(byte[] source, ChildFate fate, long settleNanos) {
        try {
            exchange.writeSource(source);
        } catch (InternalError _) {
            torn = true;
        }
        watch.serve(fate, settleNanos);
    }

    /// Hands over the first callback of a life. A child that lived before starts again, with a new
    /// interpreter, and has the time of a start for that; the callback's own time begins then.
    void beginLife(byte[] buffer, int offset, int length, long timeoutNanos) {
        lives++;
        if (lives == 1) {
            request(Exchange.CALLBACK, buffer, offset, length, timeoutNanos);
        } else {
            startAgain();
            request(Exchange.CALLBACK_OF_A_NEW_LIFE, buffer, offset, length, timeoutNanos);
        }
    }

    private void startAgain() {
        try {
            exchange.clearReady();
        } catch (InternalError _) {
            torn = true;
        }
        watch.startAgain();
    }

    /// Whether another instance of the same strategy may have this process.
    boolean mayLiveAgain() {
        return lives < LIVES_MAX && !torn && watch.isAlive();
    }

    /// Hands over a request. Before, the last one must have been answered.
    void request(long kind, byte[] buffer, int offset, int length, long timeoutNanos) {
        requests++;
        fault = null;
        watch.arm(requests, timeoutNanos);
        try {
            exchange.request(requests, kind, buffer, offset, length);
            if (exchange.isParked()) {
                watch.wake();
            }
        } catch (InternalError _) {
            torn = true;
        }
    }

    /// Whether the open request has no answer yet, and may still get one.
    boolean isPending() {
        try {
            if (!torn) {
                boolean pending = look();
                Exchange.tellNow();
                return pending;
            }
        } catch (InternalError _) {
            torn = true;
        }
        fault = DIED;
        return false;
    }

    private boolean look() {
        long answered = exchange.answer();
        if (answered == requests) {
            fault = watch.disarm() ? readAnswer() : late();
            return false;
        }
        if (answered != requests - 1) {
            fault = lie(ReasonCode.ABI_POINTER, answered);
            return false;
        }
        if (watch.isOver()) {
            fault = late();
            return false;
        }
        return true;
    }

    /// What went wrong with the request that is no longer pending; null if nothing did.
    @Nullable
    GuestFault fault() {
        return fault;
    }

    private GuestFault late() {
        return watch.fault();
    }

    private @Nullable GuestFault readAnswer() {
        var answer = Answer.ofNumber(exchange.answerKind()).orElse(null);
        long length = exchange.answerLength();
        if (answer == null || length < 0 || length > output.length) {
            return lie(ReasonCode.ABI_POINTER, length);
        }
        if (answer != Answer.DECIDED) {
            return new GuestFault(answer.kind(), answer.code(), exchange.answerDetail(), answer.isByChance());
        }
        outputLength = (int) length;
        exchange.readOutput(output, outputLength);
        memoryBytes = Math.max(0, exchange.memoryBytes());
        long printed = Math.max(0, exchange.logBytes()); // in the life of its process
        logBytes = Math.max(0, printed - printedBefore);
        printedBefore = printed;
        return null;
    }

    private static GuestFault lie(ReasonCode code, long detail) {
        return new GuestFault(Kind.ABI_VIOLATION, code, detail);
    }

    /// A copy of the output, refilled by each request.
    byte[] output() {
        return output;
    }

    int outputLength() {
        return outputLength;
    }

    /// As the child says; not negative.
    long memoryBytes() {
        return memoryBytes;
    }

    /// Of the last request, as the child says; not negative.
    long logBytes() {
        return logBytes;
    }

    /// Ends the process after a fault, without waiting; the memory stays until [#close].
    void doom() {
        watch.lose();
    }

    @Override
    public void close() {
        watchdog.forget(watch);
        exchange.close();
        exchange.deleteFile();
    }
}
