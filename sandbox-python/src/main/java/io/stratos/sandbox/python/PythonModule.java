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
    private @Nullable Child rested;
    private boolean closed;

    /// @param shelf takes the child that is left when the module is closed
    PythonModule(ChildStarter starter, Child rested, Shelf shelf, String identity) {
        this.starter = starter;
        this.rested = rested;
        this.shelf = shelf;
        this.identity = identity;
        starter.begin();
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

    /// Returns at once; where no child rests and no spare waits, a new one still starts while the first callback waits.
    @Override
    public Sandbox instantiate() {
        var child = takeLiving();
        try {
            return new PythonSandbox(
                    child == null ? starter.start() : child, starter.limits(), starter.isolation(), this::rest);
        } catch (IOException _) { // reported as the first answer, as the port wants it
            return new FaultedSandbox(Child.DIED, starter.isolation());
        }
    }

    /// Lives, or is none: somebody may have killed it while it rested.
    private @Nullable Child takeLiving() {
        var child = takeRested();
        if (child == null || child.mayLiveAgain()) {
            return child;
        }
        child.close();
        return null;
    }

    private synchronized @Nullable Child takeRested() {
        var child = rested;
        rested = null;
        return child;
    }

    private synchronized void rest(Child child) {
        if (closed) {
            shelf.put(starter, child);
        } else if (rested == null) {
            rested = child;
        } else {
            child.close();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            starter.end();
            var child = takeRested();
            if (child != null) {
                shelf.put(starter, child);
            }
        }
    }
}
