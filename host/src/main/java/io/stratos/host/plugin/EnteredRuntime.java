package io.stratos.host.plugin;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Readiness;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;

/// A plugin's runtime, entered with the plugin's own class loader.
///
/// Callbacks are not wrapped: a sandbox that runs has found its parts, and the lane pays for every detour.
final class EnteredRuntime implements SandboxRuntime {

    private final SandboxRuntime runtime;
    private final OwnLoader own;

    EnteredRuntime(SandboxRuntime runtime, OwnLoader own) {
        this.runtime = runtime;
        this.own = own;
    }

    @Override
    public RuntimeKind kind() {
        return runtime.kind();
    }

    @Override
    public String engine() {
        return own.enter(runtime::engine);
    }

    @Override
    public String isolation() {
        return own.enter(runtime::isolation);
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        return switch (own.enter(() -> runtime.compile(code, limits))) {
            case CompileResult.Compiled(var module) -> new CompileResult.Compiled(new EnteredModule(module));
            case CompileResult.Refused refused -> refused;
        };
    }

    @Override
    public Readiness readiness() {
        return own.enter(runtime::readiness);
    }

    @Override
    public void close() {
        own.enter(() -> {
            runtime.close();
            return true;
        });
    }

    private final class EnteredModule implements SandboxModule {
        private final SandboxModule module;

        EnteredModule(SandboxModule module) {
            this.module = module;
        }

        @Override
        public String identity() {
            return module.identity();
        }

        @Override
        public Renewal renewal() {
            return module.renewal();
        }

        @Override
        public Sandbox instantiate() {
            return own.enter(module::instantiate);
        }

        @Override
        public Sandbox instantiateAfter(Sandbox former) {
            return own.enter(() -> module.instantiateAfter(former));
        }

        @Override
        public void close() {
            own.enter(() -> {
                module.close();
                return true;
            });
        }
    }
}
