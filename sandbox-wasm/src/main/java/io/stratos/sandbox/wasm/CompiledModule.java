package io.stratos.sandbox.wasm;

import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.watchdog.Watchdog;

/// A module that passed admission: compiled once, instantiated for each strategy instance in well
/// under a millisecond.
final class CompiledModule implements SandboxModule {
    private final GuestCode code;
    private final ResourceLimits limits;
    private final Watchdog watchdog;
    private final String identity;

    CompiledModule(GuestCode code, ResourceLimits limits, Watchdog watchdog, String identity) {
        this.code = code;
        this.limits = limits;
        this.watchdog = watchdog;
        this.identity = identity;
    }

    @Override
    public String identity() {
        return identity;
    }

    /// Memory that never was saved would make fuel depend on restarts: lists grow again after one.
    @Override
    public boolean isRenewedAtCheckpoints() {
        return true;
    }

    @Override
    public Sandbox instantiate() {
        return switch (start()) {
            case GuestProgram.Start.Ready(var program) -> new WasmSandbox(program, limits);
            case GuestProgram.Start.Failed(var fault) -> new FaultedSandbox(fault);
        };
    }

    GuestProgram.Start start() {
        return GuestProgram.start(code, limits, watchdog);
    }

    @Override
    public void close() {
        // the generated classes go with the last reference
    }
}
