package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.Readiness;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxRuntime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Runs strategies written in Python, each instance in a process of its own.
///
/// The code of a bundle is one file, `strategy.py`. A child reads it before anything of it runs; that child then waits
/// to become the first instance, and later ones of the same code, one after the other. Any thread may call; compiling
/// takes as long as a child takes to start, and the first
/// time in an installation as long as the start-up cache takes to make.
public final class PythonRuntime implements SandboxRuntime {
    private static final String NO_HOME =
            "Install the folder `python` beside `plugins`, or set " + ChildHome.PROPERTY + ".";

    private static final String NO_COMPILER =
            "Install the folder `python/jit`, or run without " + ChildHome.MODE + "=jit.";

    private final LongSupplier clock;
    private final Watchdog watchdog;
    private final Parent parent = new Parent();
    private final Shelf shelf = new Shelf();
    private final Optional<Start> start;

    /// How children start.
    private record Start(ChildHome home, ChildLauncher launcher, Spares spares) {}

    /// @param nanoClock monotonic time in nanoseconds; `System::nanoTime` but in tests
    /// @param home where the child's jars are; empty if they were not found
    /// @param sparesMax children that may wait for another's death, 0 for none
    public PythonRuntime(LongSupplier nanoClock, Optional<ChildHome> home, int sparesMax) {
        this.clock = nanoClock;
        this.watchdog = new Watchdog(nanoClock);
        this.start = home.map(found -> {
            var launcher = new ChildLauncher(found, parent, watchdog);
            return new Start(found, launcher, new Spares(launcher, sparesMax));
        });
    }

    /// What waits for another child's death, and what was of use.
    Optional<Spares> spares() {
        return start.map(Start::spares);
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.PYTHON;
    }

    @Override
    public String engine() {
        return start.map(found -> found.home().engine()).orElse("none: the child's files are missing");
    }

    @Override
    public String isolation() {
        return start.map(found -> found.launcher().isolation()).orElse(Confinement.PROCESS);
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        if (start.isEmpty()) {
            return refused(new Violation(ReasonCode.RES_PROCESS, "the child's jars were not found", "host", NO_HOME));
        }
        if (!start.get().home().isComplete()) {
            return refused(new Violation(ReasonCode.RES_PROCESS, "the compiler was not found", "host", NO_COMPILER));
        }
        byte[] source = code.clone();
        var violation = SourceFile.violation(source, limits);
        return violation.isPresent() ? refused(violation.get()) : check(start.get(), source, limits);
    }

    private CompileResult check(Start found, byte[] source, ResourceLimits limits) {
        found.home().cache().prepare();
        var starter = new ChildStarter(found.launcher(), found.spares(), source, limits);
        var rested = shelf.take(starter);
        if (rested != null) {
            return compiled(found.home(), starter, rested, source);
        }
        return switch (new Inspection(starter, limits).run()) {
            case Inspection.Result.Clean(var child) -> compiled(found.home(), starter, child, source);
            case Inspection.Result.Dirty(var violations) -> new CompileResult.Refused(violations);
        };
    }

    private CompileResult compiled(ChildHome home, ChildStarter starter, Child child, byte[] source) {
        var identity = SourceFile.identity(source, home.engine(), home.program());
        return new CompileResult.Compiled(new PythonModule(starter, child, shelf, identity));
    }

    @Override
    public Readiness readiness() {
        if (start.isEmpty()) {
            return new Readiness(false, engine(), NO_HOME);
        }
        if (!start.get().home().isComplete()) {
            return new Readiness(false, engine() + ": the compiler was not found", NO_COMPILER);
        }
        return new Trial(start.get().home(), parent, watchdog, clock).run();
    }

    private static CompileResult refused(Violation violation) {
        return new CompileResult.Refused(List.of(violation));
    }

    /// Kills every child that is still there.
    @Override
    public void close() {
        shelf.close();
        start.ifPresent(found -> found.spares().close());
        watchdog.close();
        parent.close();
    }
}
