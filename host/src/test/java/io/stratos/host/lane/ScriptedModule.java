package io.stratos.host.lane;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A strategy written in the test itself, behind the real port: its state is one counter that checkpoints
/// keep.
public final class ScriptedModule implements SandboxModule {

    /// What the strategy does with one input; may throw [Crash] to fail like a guest. A state that it sets
    /// itself is not replaced by its counter.
    @FunctionalInterface
    public interface Script {
        void call(Guest guest, Input input, Decision.Decided decision);
    }

    /// The strategy's state.
    public static final class Guest {
        public long counter;
        /// Of its configuration, as an SDK keeps it: from init and each update, never in a checkpoint.
        public long setting;
    }

    /// A guest that fails: a trap, unless it says how.
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient GuestFault fault;
        private final long fuel;

        public Crash() {
            this(0);
        }

        /// @param fuel what it used before
        public Crash(long fuel) {
            this(GuestFault.Kind.TRAP, ReasonCode.RES_FAULT, fuel);
        }

        public Crash(GuestFault.Kind kind, ReasonCode code) {
            this(kind, code, 0);
        }

        private Crash(GuestFault.Kind kind, ReasonCode code, long fuel) {
            this(new GuestFault(kind, code, 0), fuel);
        }

        private Crash(GuestFault fault, long fuel) {
            this.fault = fault;
            this.fuel = fuel;
        }

        /// One that its sandbox calls chance, whatever its kind.
        public static Crash byChance(GuestFault.Kind kind, ReasonCode code) {
            return new Crash(new GuestFault(kind, code, 0, true), 0);
        }
    }

    private final Supplier<Script> script;
    private final List<Long> restoredFrom = new ArrayList<>();
    private final List<Long> patience = new ArrayList<>();
    private int open;
    private String identity = "scripted";
    private long startFuel;

    /// @param script asked anew for each instance
    public ScriptedModule(Supplier<Script> script) {
        this.script = script;
    }

    /// What it says that it is, from now on.
    public ScriptedModule identifiedBy(String hash) {
        identity = hash;
        return this;
    }

    /// What the start of each instance uses from now on.
    ScriptedModule startFuel(long units) {
        startFuel = units;
        return this;
    }

    /// Cursors of the checkpoints that instances were restored from, 0 for fresh ones.
    public List<Long> restoredFrom() {
        return restoredFrom;
    }

    /// Instances that were made and not closed.
    public int open() {
        return open;
    }

    /// Wall-clock limits that instances were given, in order.
    public List<Long> patience() {
        return patience;
    }

    @Override
    public Renewal renewal() {
        return Renewal.NEW_INSTANCE;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Sandbox instantiate() {
        var sandbox = new ScriptedSandbox(script.get());
        open++;
        return sandbox;
    }

    @Override
    public void close() {}

    private final class ScriptedSandbox implements Sandbox {
        private final Script body;
        private final Guest guest = new Guest();
        private final Decision.Decided decision = new Decision.Decided();
        private boolean closed;

        ScriptedSandbox(Script body) {
            this.body = body;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            decision.reset();
            try {
                var input = InputDecoder.decode(buffer, offset, length);
                if (input instanceof Input.Init init) {
                    restore(init);
                }
                body.call(guest, input, decision);
                if (input.context().checkpointDue() && decision.stateUpdate() == null) {
                    var state = ByteBuffer.allocate(Long.BYTES)
                            .putLong(guest.counter)
                            .array();
                    decision.setStateUpdate(new StateUpdate(false, 1, state));
                }
                return decision;
            } catch (Crash crash) {
                return new Decision.Faulted(crash.fault, crash.fuel);
            } catch (MalformedMessageException bad) {
                throw new AssertionError("the host wrote an input that cannot be read", bad);
            }
        }

        private void restore(Input.Init init) {
            var restored = init.restoredState();
            restoredFrom.add(restored == null ? 0L : restored.cursor());
            if (restored != null) {
                guest.counter = ByteBuffer.wrap(restored.state()).getLong();
            }
        }

        @Override
        public long startFuel() {
            return startFuel;
        }

        @Override
        public Decision poll() {
            return decision;
        }

        @Override
        public void patience(long callbackTimeoutNanos) {
            patience.add(callbackTimeoutNanos);
        }

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public void close() {
            open -= closed ? 0 : 1;
            closed = true;
        }
    }
}
