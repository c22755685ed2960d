package io.stratos.abi.sandbox;

import io.stratos.abi.model.RuntimeKind;

/// A way to run one kind of code. Trusted plugins provide it; the host finds it by kind.
public interface SandboxRuntime extends AutoCloseable {

    RuntimeKind kind();

    /// Name and version of the engine, for reports.
    String engine();

    /// Checks and compiles code, off the lane. Never throws for bad code: the answer names every violation.
    ///
    /// @param code the code file of a verified bundle; not kept and not changed
    CompileResult compile(byte[] code, ResourceLimits limits);

    @Override
    void close();
}
