package io.stratos.host.live;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.util.concurrent.atomic.AtomicInteger;

/// A machine that is too busy: so many guests from now on miss their deadline at the second callback.
record LateModule(SandboxModule module, AtomicInteger late) implements SandboxModule {
    @Override
    public Renewal renewal() {
        return module.renewal();
    }

    @Override
    public String identity() {
        return module.identity();
    }

    @Override
    public Sandbox instantiate() {
        boolean isLate = late.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return isLate ? new LateSandbox(module.instantiate()) : module.instantiate();
    }

    @Override
    public void close() {
        module.close();
    }

    private static final class LateSandbox implements Sandbox {
        private final Sandbox sandbox;
        private int callbacks;

        LateSandbox(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            callbacks++;
            return callbacks == 2
                    ? new Decision.Faulted(new GuestFault(GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT, 0), 0)
                    : sandbox.begin(buffer, offset, length);
        }

        @Override
        public Decision poll() {
            return sandbox.poll();
        }

        @Override
        public String isolation() {
            return sandbox.isolation();
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
