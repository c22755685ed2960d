package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.python.exchange.EngineMode;
import io.stratos.sandbox.python.exchange.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Has a fresh child read the source, and waits for its complaints.
final class Inspection {
    private static final long PAUSE_NANOS = 200_000;
    private static final byte[] NOTHING = {};

    private final ChildStarter starter;
    private final ResourceLimits limits;

    /// What an inspection found.
    sealed interface Result {
        /// Nothing is wrong.
        ///
        /// @param child has read the source and waits for its first callback
        record Clean(Child child) implements Result {}

        record Dirty(List<Violation> violations) implements Result {}
    }

    Inspection(ChildStarter starter, ResourceLimits limits) {
        this.starter = starter;
        this.limits = limits;
    }

    Result run() {
        Child child;
        try {
            child = starter.start();
        } catch (IOException _) { // the operator sees which step failed by the reason's text
            return dirty(new Violation(
                    ReasonCode.RES_PROCESS,
                    "a child process could not be started",
                    "host",
                    "See that the JDK is there and temporary files can be made."));
        }
        child.request(Exchange.CHECK, NOTHING, 0, 0, limits.compileTimeNanosMax());
        var fault = await(child);
        if (fault == null && child.outputLength() == 0) {
            return new Result.Clean(child);
        }
        var violations = fault == null ? Complaints.read(child.output(), child.outputLength()) : List.of(broken(fault));
        child.close();
        return new Result.Dirty(violations);
    }

    private static @Nullable GuestFault await(Child child) {
        while (child.isPending()) {
            if (Thread.currentThread().isInterrupted()) {
                return Child.DIED;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return child.fault();
    }

    private static Violation broken(GuestFault fault) {
        if (fault.kind() == GuestFault.Kind.PROCESS_DIED && fault.detail() == EngineMode.EXIT_OTHER_MODE) {
            return new Violation(
                    fault.code(),
                    "the engine does not run in the mode that was asked for",
                    "host",
                    "Run on the JDK of the engine's version, or without " + ChildHome.MODE + ".");
        }
        return new Violation(
                fault.code(),
                "the source could not be read (" + fault.kind() + ", " + fault.detail() + ")",
                "strategy.py",
                fault.code().nextStep());
    }

    private static Result dirty(Violation violation) {
        return new Result.Dirty(List.of(violation));
    }
}
