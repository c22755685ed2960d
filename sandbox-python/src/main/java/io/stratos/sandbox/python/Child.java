package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.sandbox.python.exchange.Answer;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.Signal;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A child process and its exchange, as one thread uses it. The watchdog sees only the [ChildWatch].
///
/// What the child wrote is believed for nothing but its own fate: the answer's number must be the open request's,
/// lengths
/// are checked before use, bytes are copied before they are looked at, unknown kinds are a violation.
final class Child implements AutoCloseable {
    /// What is said of a child that could not be started.
    static final GuestFault DIED = new GuestFault(Kind.PROCESS_DIED, ReasonCode.RES_PROCESS, 0);

    private final Exchange exchange;
    private final ChildWatch watch;
    private final Watchdog watchdog;
    private final OutputStream signals;
    private final byte[] output;
    private long requests;
    private int outputLength;
    private @Nullable GuestFault fault;

    Child(Exchange exchange, Process process, Watchdog watchdog, long startNanosMax) {
        this.exchange = exchange;
        this.watchdog = watchdog;
        this.signals = process.getOutputStream();
        this.output = new byte[exchange.size().outputBytes()];
        this.watch = watchdog.watch(exchange, process, startNanosMax);
    }

    /// Hands over a request. Before, the last one must have been answered.
    void request(long kind, byte[] buffer, int offset, int length, long timeoutNanos) {
        requests++;
        fault = null;
        watch.arm(timeoutNanos);
        exchange.request(requests, kind, buffer, offset, length);
        if (exchange.isParked()) {
            signal(signals, Signal.WAKE);
        }
    }

    /// Whether the open request has no answer yet, and may still get one.
    boolean isPending() {
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
            return new GuestFault(answer.kind(), answer.code(), exchange.answerDetail());
        }
        outputLength = (int) length;
        exchange.readOutput(output, outputLength);
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
        return Math.max(0, exchange.memoryBytes());
    }

    /// As the child says; not negative.
    long logBytes() {
        return Math.max(0, exchange.logBytes());
    }

    /// Ends the process without waiting; the memory stays until [#close].
    void doom() {
        watch.doom();
    }

    static void signal(OutputStream signals, int signal) {
        try {
            signals.write(signal);
            signals.flush();
        } catch (IOException _) { // the process is gone; the watchdog sees it
        }
    }

    @Override
    public void close() {
        watchdog.forget(watch);
        exchange.close();
    }
}
