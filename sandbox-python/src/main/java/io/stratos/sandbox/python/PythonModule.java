package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A source that was read and found clean. The child that read it becomes the first instance; the child of an instance
/// that was closed in peace becomes a later one, with a new interpreter.
///
/// A process starts in seconds and runs slowly at first; an interpreter in a process that has run starts in a fraction
/// of
/// that and runs at full speed at once. One child rests at a time.
final class PythonModule implements SandboxModule {
    private final ChildStarter starter;
    private final Shelf shelf;
    private final String identity;
    private @Nullable Child spare;
    private boolean closed;

    /// @param shelf takes the child that is left when the module is closed
    PythonModule(ChildStarter starter, Child spare, Shelf shelf, String identity) {
        this.starter = starter;
        this.spare = spare;
        this.shelf = shelf;
        this.identity = identity;
    }

    /// A child process takes seconds to start; the SDK runs the source again in the one that is there.
    @Override
    public Renewal renewal() {
        return Renewal.INIT_AGAIN;
    }

    @Override
    public String identity() {
        return identity;
    }

    /// Returns at once; the child of a later instance still starts while its first callback waits.
    @Override
    public Sandbox instantiate() {
        var child = takeSpare();
        try {
            return new PythonSandbox(
                    child == null ? starter.start() : child, starter.limits(), starter.isolation(), this::rest);
        } catch (IOException _) { // reported as the first answer, as the port wants it
            return new FaultedSandbox(Child.DIED, starter.isolation());
        }
    }

    private synchronized @Nullable Child takeSpare() {
        var child = spare;
        spare = null;
        return child;
    }

    private synchronized void rest(Child child) {
        if (closed) {
            shelf.put(starter, child);
        } else if (spare == null) {
            spare = child;
        } else {
            child.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        var child = takeSpare();
        if (child != null) {
            shelf.put(starter, child);
        }
    }
}
