package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;

/// An instance that could not be started: it answers every callback with the fault that stopped it.
final class FaultedSandbox implements Sandbox {
    private final Decision.Faulted answer;

    FaultedSandbox(GuestFault fault) {
        this.answer = new Decision.Faulted(fault);
    }

    @Override
    public Decision begin(byte[] buffer, int offset, int length) {
        return answer;
    }

    @Override
    public Decision poll() {
        return answer;
    }

    @Override
    public String isolation() {
        return PythonSandbox.ISOLATION;
    }

    @Override
    public void close() {
        // nothing was started
    }
}
