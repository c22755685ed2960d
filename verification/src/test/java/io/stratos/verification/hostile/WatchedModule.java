package io.stratos.verification.hostile;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A module whose sandboxes tell what they decided, used and ended in.
final class WatchedModule implements SandboxModule {
    private final SandboxModule module;
    private final List<byte[]> decisions = new ArrayList<>();
    private final WireWriter out = new WireWriter(1 << 12);
    private @Nullable GuestFault fault;
    private long fuelMost;
    private long memoryMost;
    private int outputMost;

    WatchedModule(SandboxModule module) {
        this.module = module;
    }

    /// Each decision as the contract writes it, the first callback's first.
    List<byte[]> decisions() {
        return decisions;
    }

    @Nullable
    GuestFault fault() {
        return fault;
    }

    long fuelMost() {
        return fuelMost;
    }

    long memoryMost() {
        return memoryMost;
    }

    int outputMost() {
        return outputMost;
    }

    @Override
    public String identity() {
        return module.identity();
    }

    @Override
    public Renewal renewal() {
        return module.renewal();
    }

    @Override
    public Sandbox instantiate() {
        return new Watched(module.instantiate());
    }

    /// Others go on with the module itself.
    @Override
    public void close() {}

    private Decision seen(Decision decision) {
        switch (decision) {
            case Decision.Pending _ -> {}
            case Decision.Faulted faulted -> fault = faulted.fault();
            case Decision.Decided decided -> {
                out.reset();
                DecisionEncoder.encode(decided, out);
                decisions.add(out.toByteArray());
                fuelMost = Math.max(fuelMost, decided.usage().fuel());
                memoryMost = Math.max(memoryMost, decided.usage().memoryBytes());
                outputMost = Math.max(outputMost, decided.usage().outputBytes());
            }
        }
        return decision;
    }

    private final class Watched implements Sandbox {
        private final Sandbox sandbox;

        Watched(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            return seen(sandbox.begin(buffer, offset, length));
        }

        @Override
        public Decision poll() {
            return seen(sandbox.poll());
        }

        @Override
        public void patience(long callbackTimeoutNanos) {
            sandbox.patience(callbackTimeoutNanos);
        }

        @Override
        public long startFuel() {
            return sandbox.startFuel();
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
