package io.stratos.sandbox.python;

import io.stratos.abi.lane.DecisionDecoder;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.python.exchange.Exchange;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One instance of a Python strategy: hands the input to its child and reads what comes back, checking
/// every field.
///
/// Neither call waits for the child. After the first fault the child is killed and every answer is that
/// fault.
final class PythonSandbox implements Sandbox {
    private final Child child;
    private final String isolation;
    private final Consumer<Child> rest;
    private final ResourceLimits limits;
    private final DecisionDecoder decoder = new DecisionDecoder();
    private final Decision.Decided decided = new Decision.Decided();
    private @Nullable Decision last;
    private long timeoutNanos;
    private boolean initialised;
    private boolean broken;
    private boolean closed;

    /// @param rest takes the child when the instance is closed and nothing ever went wrong with it
    PythonSandbox(Child child, ResourceLimits limits, String isolation, Consumer<Child> rest) {
        this.child = child;
        this.isolation = isolation;
        this.rest = rest;
        this.limits = limits;
        timeoutNanos = limits.callbackTimeoutNanos();
    }

    @Override
    public Decision begin(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (closed || last == Decision.Pending.PENDING) {
            throw new IllegalStateException("Condition failed: begin follows an answer, and not close");
        }
        if (!broken) {
            if (length > limits.inputBytesMax()) {
                return broken(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_LIMIT, length));
            }
            request(buffer, offset, length);
            last = Decision.Pending.PENDING;
        }
        return poll();
    }

    /// The first callback compiles and runs the module as well.
    private void request(byte[] buffer, int offset, int length) {
        if (initialised) {
            child.request(Exchange.CALLBACK, buffer, offset, length, timeoutNanos);
        } else {
            initialised = true;
            long timeout = Math.addExact(limits.compileTimeNanosMax(), timeoutNanos);
            child.beginLife(buffer, offset, length, timeout);
        }
    }

    @Override
    public Decision poll() {
        var answer = last;
        if (answer == null) {
            throw new IllegalStateException("Condition failed: poll follows begin");
        }
        if (answer != Decision.Pending.PENDING || child.isPending()) {
            return answer;
        }
        var fault = child.fault();
        last = decided;
        return fault == null ? read() : broken(fault);
    }

    private Decision read() {
        int length = child.outputLength();
        var malformed = decode(length);
        if (malformed != null) {
            return broken(new GuestFault(Kind.ABI_VIOLATION, malformed, length));
        }
        decided.usage().set(0, child.memoryBytes(), length, child.logBytes());
        return decided;
    }

    private @Nullable ReasonCode decode(int length) {
        try {
            return decoder.decode(child.output(), 0, length, decided);
        } catch (RuntimeException _) { // the child chose the bytes: the worst outcome must be its own halt
            return ReasonCode.ABI_MESSAGE;
        }
    }

    private Decision broken(GuestFault fault) {
        broken = true;
        var answer = new Decision.Faulted(fault);
        last = answer;
        child.doom();
        return answer;
    }

    @Override
    public void patience(long callbackTimeoutNanos) {
        timeoutNanos = Math.max(limits.callbackTimeoutNanos(), callbackTimeoutNanos);
    }

    @Override
    public String isolation() {
        return isolation;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!broken && last != Decision.Pending.PENDING && child.mayLiveAgain()) {
                rest.accept(child);
            } else {
                child.close();
            }
        }
    }
}
