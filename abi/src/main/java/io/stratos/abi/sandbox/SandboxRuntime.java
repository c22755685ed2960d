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

    /// Does what a start needs, and says how that went; takes as long as a start. A runtime within the host's own
    /// process
    /// has nothing to try.
    default Readiness readiness() {
        return new Readiness(true, engine(), "");
    }

    @Override
    void close();
}
