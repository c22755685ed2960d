package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;

/// Makes [JavaEmaCross] instances.
public final class JavaEmaModule implements SandboxModule {
    @Override
    public boolean isRenewedAtCheckpoints() {
        return false;
    }

    @Override
    public String identity() {
        return "0".repeat(64);
    }

    @Override
    public Sandbox instantiate() {
        return new JavaEmaCross();
    }

    @Override
    public void close() {}
}
