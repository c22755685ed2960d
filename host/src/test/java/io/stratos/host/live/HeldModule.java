package io.stratos.host.live;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// A guest in another process that takes its state back only when it is told to.
record HeldModule(SandboxModule module, AtomicReference<HeldModule.Answer> answer) implements SandboxModule {
    enum Answer {
        NOT_YET,
        DECIDED,
        /// Its deadline passed.
        LATE
    }

    @Override
    public Renewal renewal() {
        return Renewal.INIT_AGAIN;
    }

    @Override
    public String identity() {
        return module.identity();
    }

    @Override
    public Sandbox instantiate() {
        return new HeldSandbox();
    }

    @Override
    public void close() {
        module.close();
    }

    private final class HeldSandbox implements Sandbox {
        private Sandbox life = module.instantiate();
        private Decision decision = Decision.Pending.PENDING;
        private boolean isHeld;

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            isHeld = isTakingBack(buffer, offset, length);
            if (isHeld) {
                life = module.instantiate();
            }
            decision = life.begin(buffer, offset, length);
            return poll();
        }

        @Override
        public Decision poll() {
            if (!isHeld) {
                return decision;
            }
            return switch (Objects.requireNonNull(answer.get())) {
                case NOT_YET -> Decision.Pending.PENDING;
                case DECIDED -> decision;
                case LATE -> new Decision.Faulted(new GuestFault(GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT, 0));
            };
        }

        @Override
        public String isolation() {
            return life.isolation();
        }

        @Override
        public void close() {
            life.close();
        }
    }

    private static boolean isTakingBack(byte[] buffer, int offset, int length) {
        try {
            return InputDecoder.decode(buffer, offset, length) instanceof Input.Init init
                    && init.restoredState() != null;
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
