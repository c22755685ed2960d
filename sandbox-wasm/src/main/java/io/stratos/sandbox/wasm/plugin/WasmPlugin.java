package io.stratos.sandbox.wasm.plugin;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.wasm.WasmRuntime;

/// The Wasm sandbox as the host finds it: the runtime with the machine's clock.
///
/// The only class here that names a clock. The watchdog needs real time even where strategies see
/// simulated time.
public final class WasmPlugin implements SandboxRuntime {
    private final WasmRuntime runtime = new WasmRuntime(System::nanoTime);

    /// Made by PF4J or a service loader, once for each time they are asked: ask once.
    public WasmPlugin() {}

    @Override
    public RuntimeKind kind() {
        return runtime.kind();
    }

    @Override
    public String isolation() {
        return runtime.isolation();
    }

    @Override
    public String engine() {
        return runtime.engine();
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        return runtime.compile(code, limits);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
