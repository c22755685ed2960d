package io.stratos.verification.conformance;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A runtime that gets one thing wrong, as a new one might.
///
/// @param runtime the right one; not closed with this
record LyingRuntime(SandboxRuntime runtime, Lie lie) implements SandboxRuntime {
    private static final int ROOMY = 1 << 20;
    private static final int PAGE_BYTES = 65_536;

    /// What it gets wrong.
    enum Lie {
        /// Code of any length is compiled.
        LONG_CODE_IS_TAKEN,
        /// An input of any length is read.
        LONG_INPUT_IS_TAKEN,
        /// A decision of any length is read.
        LONG_DECISION_IS_TAKEN,
        /// A callback may take a unit more than its fuel.
        FUEL_IS_NOT_EXACT,
        /// A guest may have a page more than its memory.
        MEMORY_IS_NOT_EXACT,
        DEADLINE_COMES_LATE,
        /// What has worked for a while may call itself once more.
        DEPTH_DEPENDS_ON_THE_PAST,
        IDENTITY_OF_CODE_IS_A_NAME,
        ISOLATION_IS_A_WORD,
        /// Orders carry an identity that the guest did not write.
        IDENTITY_IS_FORGED,
        /// So do alerts and no-ops.
        IDENTITY_IS_FORGED_WHERE_NO_MONEY_IS,
        /// What a strategy asks for at its start is lost.
        FIRST_TIMERS_ARE_LOST,
        TIMERS_ARE_LOST,
        HEALTH_IS_ALWAYS_FINE,
        LAST_INTENT_IS_LOST,
        STATE_IS_FORGOTTEN,
        STATE_IS_CUT,
        INIT_OF_ANY_CONTRACT_IS_TAKEN,
        EVENT_BEFORE_INIT_IS_TAKEN,
        /// Each fault is a trap.
        FAULTS_LOSE_THEIR_CODE,
        /// A fault is a decision to do nothing.
        FAULTS_ARE_QUIET,
        /// What failed is started again without a word.
        FAULTS_ARE_FORGOTTEN,
        /// One that failed takes the others along.
        FAULTS_SPREAD,
        DROPPED_HINTS_ARE_NOT_COUNTED,
        UNDECLARED_HINTS_ARE_PASSED_ON,
        PRINTED_BYTES_ARE_MADE_UP,
        CLOCK_IS_THE_MACHINES,
        CHANCE_IS_THE_MACHINES,
        CURSOR_IS_OFF_BY_ONE,
        /// Something that differs from call to call is in the bytes.
        ANSWERS_DIFFER
    }

    @Override
    public RuntimeKind kind() {
        return runtime.kind();
    }

    @Override
    public String engine() {
        return runtime.engine();
    }

    @Override
    public String isolation() {
        return runtime.isolation();
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        return runtime.compile(code, widened(code, limits)) instanceof CompileResult.Compiled(var module)
                ? new CompileResult.Compiled(new LyingModule(module, lie))
                : runtime.compile(code, widened(code, limits));
    }

    private ResourceLimits widened(byte[] code, ResourceLimits limits) {
        return new ResourceLimits(
                limits.memoryBytesMax() + (lie == Lie.MEMORY_IS_NOT_EXACT ? PAGE_BYTES : 0),
                limits.callbackTimeoutNanos() + (lie == Lie.DEADLINE_COMES_LATE ? ROOMY : 0),
                limits.fuelMax() < Long.MAX_VALUE && lie == Lie.FUEL_IS_NOT_EXACT
                        ? limits.fuelMax() + 1
                        : limits.fuelMax(),
                lie == Lie.LONG_CODE_IS_TAKEN ? code.length : limits.codeBytesMax(),
                limits.compileTimeNanosMax(),
                lie == Lie.LONG_INPUT_IS_TAKEN ? ROOMY : limits.inputBytesMax(),
                lie == Lie.LONG_DECISION_IS_TAKEN ? ROOMY : limits.outputBytesMax());
    }

    @Override
    public void close() {}

    /// What its sandboxes share.
    static final class LyingModule implements SandboxModule {
        private final SandboxModule module;
        private final Lie lie;
        private final AtomicLong calls = new AtomicLong();
        private Decision.@Nullable Faulted firstFault;

        LyingModule(SandboxModule module, Lie lie) {
            this.module = module;
            this.lie = lie;
        }

        Lie lie() {
            return lie;
        }

        /// A right one.
        Sandbox honest() {
            return module.instantiate();
        }

        long nextCall() {
            return calls.incrementAndGet();
        }

        Decision.@Nullable Faulted firstFault() {
            return firstFault;
        }

        void remember(Decision.Faulted fault) {
            firstFault = fault;
        }

        @Override
        public String identity() {
            return lie == Lie.IDENTITY_OF_CODE_IS_A_NAME ? "obedient" : module.identity();
        }

        @Override
        public Renewal renewal() {
            return module.renewal();
        }

        @Override
        public Sandbox instantiate() {
            return new LyingSandbox(this);
        }

        @Override
        public void close() {
            module.close();
        }
    }
}
