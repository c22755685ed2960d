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
/// to become the first instance. Any thread may call; compiling takes as long as a child takes to start, and the first
/// time in an installation as long as the start-up cache takes to make.
public final class PythonRuntime implements SandboxRuntime {
    private static final String NO_HOME =
            "Install the folder `python` beside `plugins`, or set " + ChildHome.PROPERTY + ".";

    private final LongSupplier clock;
    private final Watchdog watchdog;
    private final Optional<ChildHome> home;

    /// @param nanoClock monotonic time in nanoseconds; `System::nanoTime` but in tests
    /// @param home where the child's jars are; empty if they were not found
    public PythonRuntime(LongSupplier nanoClock, Optional<ChildHome> home) {
        this.home = home;
        this.clock = nanoClock;
        this.watchdog = new Watchdog(nanoClock);
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.PYTHON;
    }

    @Override
    public String engine() {
        return home.map(ChildHome::engine).orElse("none: the child's files are missing");
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        if (home.isEmpty()) {
            return refused(new Violation(ReasonCode.RES_PROCESS, "the child's jars were not found", "host", NO_HOME));
        }
        byte[] source = code.clone();
        var violation = SourceFile.violation(source, limits);
        return violation.isPresent() ? refused(violation.get()) : check(home.get(), source, limits);
    }

    private CompileResult check(ChildHome found, byte[] source, ResourceLimits limits) {
        found.cache().prepare();
        var starter = new ChildStarter(found, source, limits, watchdog);
        return switch (new Inspection(starter, limits).run()) {
            case Inspection.Result.Clean(var child) -> {
                yield new CompileResult.Compiled(
                        new PythonModule(starter, child, SourceFile.identity(source, engine())));
            }
            case Inspection.Result.Dirty(var violations) -> new CompileResult.Refused(violations);
        };
    }

    @Override
    public Readiness readiness() {
        if (home.isEmpty()) {
            return new Readiness(false, engine(), NO_HOME);
        }
        return new Trial(home.get(), watchdog, clock).run();
    }

    private static CompileResult refused(Violation violation) {
        return new CompileResult.Refused(List.of(violation));
    }

    /// Kills every child that is still there.
    @Override
    public void close() {
        watchdog.close();
    }
}
