package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.ResourceLimits;
import java.io.IOException;
import java.util.Arrays;

/// Provides children for one source under one set of limits: a spare one that waits already, or a new one.
final class ChildStarter {
    private final ChildLauncher launcher;
    private final Spares spares;
    private final byte[] source;
    private final ResourceLimits limits;
    private final ChildSize size;

    ChildStarter(ChildLauncher launcher, Spares spares, byte[] source, ResourceLimits limits) {
        this.launcher = launcher;
        this.spares = spares;
        this.source = source;
        this.limits = limits;
        this.size = ChildSize.of(limits);
    }

    /// Whether a child of that one serves here: it read the same source, under the same limits but the times, which
    /// are the host's to watch.
    boolean startsTheSameAs(ChildStarter other) {
        return Arrays.equals(source, other.source) && size.equals(other.size);
    }

    /// Isolation level of its children.
    String isolation() {
        return launcher.isolation();
    }

    ResourceLimits limits() {
        return limits;
    }

    /// From now on instances may need children of this size at any time.
    void begin() {
        spares.open(size);
    }

    /// Takes [#begin] back.
    void end() {
        spares.close(size);
    }

    /// A child with the source; does not wait for one.
    Child start() throws IOException {
        var spare = spares.take(size);
        var child = spare == null ? launcher.launch(size) : spare;
        child.give(source, spares.fate(size), spares.settleNanos(size));
        return child;
    }
}
