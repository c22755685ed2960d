package io.stratos.sandbox.python.plugin;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Readiness;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.python.ChildHome;
import io.stratos.sandbox.python.PythonRuntime;

/// The Python sandbox as the host finds it: the runtime with the machine's clock and the installed child.
///
/// The only class here that names a clock. Deadlines need real time even where strategies see simulated time.
public final class PythonPlugin implements SandboxRuntime {
    /// Names how many children may wait for another's death, each with the memory of a child; 0 for none.
    public static final String SPARES = "stratos.python.spares";

    private static final int SPARES_MAX = 2;

    private final PythonRuntime runtime =
            new PythonRuntime(System::nanoTime, ChildHome.find(), Integer.getInteger(SPARES, SPARES_MAX));

    /// Made by PF4J or a service loader, once for each time they are asked: ask once.
    public PythonPlugin() {}

    @Override
    public RuntimeKind kind() {
        return runtime.kind();
    }

    @Override
    public String engine() {
        return runtime.engine();
    }

    @Override
    public String isolation() {
        return runtime.isolation();
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        return runtime.compile(code, limits);
    }

    @Override
    public Readiness readiness() {
        return runtime.readiness();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
