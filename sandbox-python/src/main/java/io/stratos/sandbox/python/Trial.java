package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.Readiness;
import io.stratos.abi.sandbox.ResourceLimits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Starts one child with next to nothing to read, and says how long that took.
final class Trial {
    private static final byte[] SOURCE = "import stratos\n".getBytes(StandardCharsets.UTF_8);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BUFFER_BYTES = 1 << 16;
    /// As a strategy that asks for little.
    private static final ResourceLimits LIMITS = new ResourceLimits(
            16L << 20,
            ChildLauncher.START_NANOS_MAX,
            0,
            SOURCE.length,
            ChildLauncher.START_NANOS_MAX,
            BUFFER_BYTES,
            BUFFER_BYTES);

    private final ChildHome home;
    private final Parent parent;
    private final Watchdog watchdog;
    private final LongSupplier clock;

    Trial(ChildHome home, Parent parent, Watchdog watchdog, LongSupplier clock) {
        this.home = home;
        this.parent = parent;
        this.watchdog = watchdog;
        this.clock = clock;
    }

    Readiness run() {
        home.cache().unpack();
        boolean cached = home.cache().isThere();
        long began = clock.getAsLong();
        return switch (inspection().run()) {
            case Inspection.Result.Clean(var child) -> {
                double seconds = (clock.getAsLong() - began) / NANOS_PER_SECOND;
                child.close();
                yield ready(seconds, cached);
            }
            case Inspection.Result.Dirty(var violations) ->
                new Readiness(
                        false,
                        home.engine() + ": " + violations.getFirst().what(),
                        violations.getFirst().fix());
        };
    }

    /// With a child of its own, and no spare.
    private Inspection inspection() {
        var launcher = new ChildLauncher(home, parent, watchdog);
        return new Inspection(new ChildStarter(launcher, new Spares(launcher, 0), SOURCE, LIMITS), LIMITS);
    }

    private Readiness ready(double seconds, boolean cached) {
        var detail = String.format(
                Locale.ROOT,
                "%s: a child starts in %.1f s %s, isolation %s, no filter of system calls",
                home.engine(),
                seconds,
                cached ? "with its start-up cache" : "without a start-up cache",
                home.confinement().level());
        return new Readiness(
                true,
                detail,
                cached || !home.cache().isPossible()
                        ? ""
                        : "none needed: the first Python strategy that is built, admitted or run makes it, once");
    }
}
