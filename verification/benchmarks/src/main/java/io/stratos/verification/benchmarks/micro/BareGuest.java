package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.lane.DecisionDecoder;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineInstance;
import io.stratos.sandbox.wasm.engine.EngineModule;
import io.stratos.sandbox.wasm.prepare.Preparation;

/// A guest without watchdog, with or without metering: the product has no way to leave metering out, so
/// that what it costs can only be measured beside it.
final class BareGuest implements SandboxModule {
    private static final long PLENTY = Long.MAX_VALUE;
    private static final int ANY_GLOBAL = 0;

    private final EngineModule module;
    private final ModuleShape shape;
    private final int entry;
    private final int answer;

    BareGuest(byte[] code, ResourceLimits limits, boolean metered) {
        if (!(ModuleCheck.of(code, limits) instanceof ModuleCheck.Accepted(var accepted))) {
            throw new IllegalStateException("Condition failed: the guest is accepted");
        }
        shape = accepted;
        var prepared = Preparation.prepare(code, shape);
        module = EngineModule.compile(metered ? prepared.code() : code);
        entry = metered ? prepared.entry() : shape.call();
        answer = metered ? prepared.answer() : ANY_GLOBAL;
    }

    @Override
    public Renewal renewal() {
        return Renewal.NEW_INSTANCE;
    }

    @Override
    public String identity() {
        return "bare";
    }

    @Override
    public Sandbox instantiate() {
        return new Running(module.instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), answer));
    }

    @Override
    public void close() {
        // nothing is held
    }

    private final class Running implements Sandbox {
        private final EngineInstance instance;
        private final DecisionDecoder decoder = new DecisionDecoder();
        private final Decision.Decided decided = new Decision.Decided();
        private final int in;
        private final int out;

        Running(EngineInstance instance) {
            this.instance = instance;
            in = instance.ask(shape.in());
            out = instance.ask(shape.out());
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            instance.refill(PLENTY, Preparation.STACK_SLOTS, () -> false);
            System.arraycopy(buffer, offset, instance.memory(), in, length);
            int bytes = entry == shape.call() ? instance.ask(entry, length) : instance.enter(entry, length);
            if (decoder.decode(instance.memory(), out, bytes, decided) != null) {
                throw new IllegalStateException("Condition failed: the decision can be read");
            }
            return decided;
        }

        @Override
        public Decision poll() {
            return decided;
        }

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
