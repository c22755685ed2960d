package io.stratos.host.live;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the guests that are not closed.
record CountedModule(SandboxModule module, AtomicInteger open) implements SandboxModule {
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
        open.incrementAndGet();
        return new CountedSandbox(module.instantiate());
    }

    @Override
    public void close() {
        module.close();
    }

    private final class CountedSandbox implements Sandbox {
        private final Sandbox guest;
        private boolean closed;

        private CountedSandbox(Sandbox guest) {
            this.guest = guest;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            return guest.begin(buffer, offset, length);
        }

        @Override
        public Decision poll() {
            return guest.poll();
        }

        @Override
        public void patience(long callbackTimeoutNanos) {
            guest.patience(callbackTimeoutNanos);
        }

        @Override
        public String isolation() {
            return guest.isolation();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
            guest.close();
        }
    }
}
