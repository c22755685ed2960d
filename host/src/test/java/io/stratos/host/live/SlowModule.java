package io.stratos.host.live;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;

/// A guest in another process, as the lane sees it: its decision is there only after some polls.
record SlowModule(SandboxModule module, int polls) implements SandboxModule {
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
        return new SlowSandbox(module.instantiate(), polls);
    }

    @Override
    public void close() {
        module.close();
    }

    private static final class SlowSandbox implements Sandbox {
        private final Sandbox sandbox;
        private final int polls;
        private Decision decision = Decision.Pending.PENDING;
        private int left;

        SlowSandbox(Sandbox sandbox, int polls) {
            this.sandbox = sandbox;
            this.polls = polls;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            decision = sandbox.begin(buffer, offset, length);
            left = polls;
            return Decision.Pending.PENDING;
        }

        @Override
        public Decision poll() {
            left--;
            return left > 0 ? Decision.Pending.PENDING : decision;
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
