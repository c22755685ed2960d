package io.stratos.host.plugin;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.refusal.Refused;

/// Finds what runs a kind of code. Whoever made it closes it; runtimes found are not closed one by one.
public interface SandboxRuntimes extends AutoCloseable {

    /// The runtime for this kind, the same one each time.
    ///
    /// @throws Refused with `ENV_PLUGIN` if none is installed
    SandboxRuntime find(RuntimeKind kind) throws Refused;

    @Override
    void close();
}
