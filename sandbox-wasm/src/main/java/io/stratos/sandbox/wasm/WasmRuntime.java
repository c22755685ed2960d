package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineModule;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.watchdog.Watchdog;
import java.util.List;
import java.util.function.LongSupplier;

/// Runs strategies compiled to WebAssembly: check the bytes, prepare them, compile them once, start
/// one instance on trial.
///
/// A module that this accepts has answered the ABI's questions within its limits. Any thread may
/// call.
public final class WasmRuntime implements SandboxRuntime {
    private final Watchdog watchdog;
    private final CompileWorker worker = new CompileWorker();
    private final CodeCache cache = new CodeCache();

    /// @param nanoClock monotonic time in nanoseconds; `System::nanoTime` but in tests
    public WasmRuntime(LongSupplier nanoClock) {
        this.watchdog = new Watchdog(nanoClock);
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.RUST_WASM;
    }

    @Override
    public String isolation() {
        return WasmSandbox.ISOLATION;
    }

    @Override
    public String engine() {
        return EngineModule.ENGINE + ", " + Preparation.VERSION;
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        byte[] copy = code.clone();
        return switch (ModuleCheck.of(copy, limits)) {
            case ModuleCheck.Refused(var violations) -> new CompileResult.Refused(violations);
            case ModuleCheck.Accepted(var shape) -> compileAccepted(copy, shape, limits);
        };
    }

    private CompileResult compileAccepted(byte[] code, ModuleShape shape, ResourceLimits limits) {
        long bytesMax = CompileMemory.bytesMax(code.length, Runtime.getRuntime().maxMemory());
        var outcome = worker.run(() -> compileAndTry(code, shape, limits), limits.compileTimeNanosMax(), bytesMax);
        return switch (outcome) {
            case CompileWorker.Outcome.Done<CompileResult>(var result) -> result;
            case CompileWorker.Outcome.Failed<CompileResult>(var thrown) -> refused(EngineRefusal.of(thrown));
            case CompileWorker.Outcome.TimedOut<CompileResult> _ ->
                refused(new Violation(
                        ReasonCode.RES_TIMEOUT,
                        "compiling took longer than " + limits.compileTimeNanosMax() + " ns",
                        "module",
                        "Make the module smaller, or raise the compile time within policy."));
            case CompileWorker.Outcome.TooMuchMemory<CompileResult> _ ->
                refused(new Violation(
                        ReasonCode.RES_MEMORY,
                        "compiling allocated more than " + bytesMax + " bytes",
                        "module",
                        "Make the module smaller, or give the host more heap."));
            case CompileWorker.Outcome.Unavailable<CompileResult> _ ->
                refused(new Violation(
                        ReasonCode.RES_TIMEOUT,
                        "earlier compilations that took too long still run, or compiling was interrupted",
                        "host",
                        "Try again later; if it stays, restart the host."));
        };
    }

    private CompileResult compileAndTry(byte[] code, ModuleShape shape, ResourceLimits limits) {
        String identity = Preparation.identity(code);
        CodeCache.Key key = new CodeCache.Key(identity, shape.memoryPagesMax());
        GuestCode cached = cache.find(key);
        GuestCode guest = cached == null ? GuestCode.compile(code, shape) : cached;
        Violation tooLong = EngineRefusal.of(guest.longestMethod());
        if (tooLong != null) {
            return refused(tooLong);
        }
        cache.keep(key, guest);
        CompiledModule compiled = new CompiledModule(guest, limits, watchdog, identity);
        return switch (compiled.start()) {
            case GuestProgram.Start.Ready _ -> new CompileResult.Compiled(compiled);
            case GuestProgram.Start.Failed(var fault) -> refused(trialFailed(fault));
        };
    }

    private static Violation trialFailed(GuestFault fault) {
        return new Violation(
                fault.code(),
                "a first instance could not be started (" + fault.kind() + ", " + fault.detail() + ")",
                "instance",
                fault.code().nextStep());
    }

    private static CompileResult refused(Violation violation) {
        return new CompileResult.Refused(List.of(violation));
    }

    /// Stops the watchdog. Sandboxes still in use are no longer stopped at their deadline, so close
    /// them first.
    @Override
    public void close() {
        watchdog.close();
    }
}
