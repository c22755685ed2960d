package io.stratos.sandbox.wasm;

import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.engine.EngineInstance;
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
    public Renewal renewal() {
        return Renewal.NEW_INSTANCE;
    }

    @Override
    public Sandbox instantiate() {
        return sandboxOf(start());
    }

    /// The memory goes from one to the other: at a checkpoint that a thousand instances reach together, fresh ones
    /// would be hundreds of megabytes which live just long enough for the collector to copy them.
    @Override
    public Sandbox instantiateAfter(Sandbox former) {
        byte[] left = former instanceof WasmSandbox wasm ? wasm.leave() : EngineInstance.NOTHING_LEFT;
        former.close();
        return sandboxOf(GuestProgram.start(code, limits, watchdog, left));
    }

    private Sandbox sandboxOf(GuestProgram.Start start) {
        return switch (start) {
            case GuestProgram.Start.Ready(var program) -> new WasmSandbox(program, limits);
            case GuestProgram.Start.Failed(var fault) -> new FaultedSandbox(fault);
        };
    }

    GuestProgram.Start start() {
        return GuestProgram.start(code, limits, watchdog, EngineInstance.NOTHING_LEFT);
    }

    @Override
    public void close() {
        // the generated classes go with the last reference
    }
}
