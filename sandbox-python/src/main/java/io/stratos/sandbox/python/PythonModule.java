package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A source that was read and found clean. The child that read it becomes the first instance.
final class PythonModule implements SandboxModule {
    private final ChildStarter starter;
    private final AtomicReference<@Nullable Child> spare;
    private final String identity;

    PythonModule(ChildStarter starter, Child spare, String identity) {
        this.starter = starter;
        this.spare = new AtomicReference<>(spare);
        this.identity = identity;
    }

    /// A child process takes seconds to start.
    @Override
    public boolean isRenewedAtCheckpoints() {
        return false;
    }

    @Override
    public String identity() {
        return identity;
    }

    /// Returns at once; the child of a later instance still starts while its first callback waits.
    @Override
    public Sandbox instantiate() {
        var child = spare.getAndSet(null);
        try {
            return new PythonSandbox(child == null ? starter.start() : child, starter.limits());
        } catch (IOException _) { // reported as the first answer, as the port wants it
            return new FaultedSandbox(Child.DIED);
        }
    }

    @Override
    public void close() {
        var child = spare.getAndSet(null);
        if (child != null) {
            child.close();
        }
    }
}
