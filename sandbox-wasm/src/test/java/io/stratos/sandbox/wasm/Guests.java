package io.stratos.sandbox.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.List;
import java.util.function.LongSupplier;

/// Starts guests and reads their answers, for the tests of this package.
final class Guests implements AutoCloseable {
    private static final byte[] ANY_INPUT = {1, 2, 3, 4};

    private final WasmRuntime runtime;

    Guests() {
        this(System::nanoTime);
    }

    /// With a clock of its own for the watchdog.
    Guests(LongSupplier nanoClock) {
        runtime = new WasmRuntime(nanoClock);
    }

    CompileResult compile(byte[] code, ResourceLimits limits) {
        return runtime.compile(code, limits);
    }

    SandboxModule module(GuestModule guest, ResourceLimits limits) {
        return module(guest.bytes(), limits);
    }

    SandboxModule module(byte[] code, ResourceLimits limits) {
        CompileResult result = compile(code, limits);
        assertThat(result).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).module();
    }

    Sandbox start(GuestModule guest, ResourceLimits limits) {
        return module(guest, limits).instantiate();
    }

    Sandbox start(GuestModule guest) {
        return start(guest, Limits.roomy());
    }

    List<Violation> violations(GuestModule guest, ResourceLimits limits) {
        CompileResult result = compile(guest.bytes(), limits);
        assertThat(result).isInstanceOf(CompileResult.Refused.class);
        return ((CompileResult.Refused) result).violations();
    }

    List<ReasonCode> refusal(GuestModule guest, ResourceLimits limits) {
        return violations(guest, limits).stream().map(Violation::code).toList();
    }

    List<ReasonCode> refusal(GuestModule guest) {
        return refusal(guest, Limits.roomy());
    }

    static Decision call(Sandbox sandbox) {
        return sandbox.begin(ANY_INPUT, 0, ANY_INPUT.length);
    }

    static GuestFault fault(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Faulted.class);
        return ((Decision.Faulted) decision).fault();
    }

    static GuestFault fault(Sandbox sandbox) {
        return fault(call(sandbox));
    }

    static Decision.Decided decided(Sandbox sandbox) {
        Decision decision = call(sandbox);
        assertThat(decision).isInstanceOf(Decision.Decided.class);
        return (Decision.Decided) decision;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
