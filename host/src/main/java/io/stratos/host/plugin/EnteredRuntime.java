package io.stratos.host.plugin;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Readiness;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import java.util.function.Supplier;

/// A plugin's runtime, entered with the plugin's class loader as the thread's own: libraries look there for their
/// parts.
///
/// Callbacks are not wrapped: a sandbox that runs has found its parts, and the lane pays for every detour.
final class EnteredRuntime implements SandboxRuntime {

    private final SandboxRuntime runtime;
    private final ClassLoader loader;

    EnteredRuntime(SandboxRuntime runtime, ClassLoader loader) {
        this.runtime = runtime;
        this.loader = loader;
    }

    @Override
    public RuntimeKind kind() {
        return runtime.kind();
    }

    @Override
    public String engine() {
        return enter(runtime::engine);
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        return switch (enter(() -> runtime.compile(code, limits))) {
            case CompileResult.Compiled(var module) -> new CompileResult.Compiled(new EnteredModule(module));
            case CompileResult.Refused refused -> refused;
        };
    }

    @Override
    public Readiness readiness() {
        return enter(runtime::readiness);
    }

    @Override
    public void close() {
        enter(() -> {
            runtime.close();
            return true;
        });
    }

    private <T> T enter(Supplier<T> call) {
        var thread = Thread.currentThread();
        var outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(outer);
        }
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
        public boolean isRenewedAtCheckpoints() {
            return module.isRenewedAtCheckpoints();
        }

        @Override
        public Sandbox instantiate() {
            return enter(module::instantiate);
        }

        @Override
        public void close() {
            enter(() -> {
                module.close();
                return true;
            });
        }
    }
}
