package io.stratos.sandbox.wasm;

import io.stratos.abi.lane.DecisionDecoder;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One instance of a Wasm strategy: copies the input in, calls the guest under the watchdog, reads
/// the decision where the guest left it. Decides within [#begin]; a quiet callback allocates
/// nothing.
///
/// After the first fault the guest is never called again: its memory is in whatever state the fault
/// left.
final class WasmSandbox implements Sandbox {
    /// Compiled Wasm in the host's process, behind bounds of its own.
    static final String ISOLATION = "L2";

    private final GuestProgram program;
    private final ResourceLimits limits;
    private final DecisionDecoder decoder = new DecisionDecoder();
    private final Decision.Decided decided = new Decision.Decided();
    private @Nullable Decision last;
    private Decision.@Nullable Faulted broken;
    private boolean closed;

    WasmSandbox(GuestProgram program, ResourceLimits limits) {
        this.program = program;
        this.limits = limits;
    }

    @Override
    public Decision begin(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (closed) {
            throw new IllegalStateException("Condition failed: a closed sandbox is not called");
        }
        Decision decision = broken == null ? decide(buffer, offset, length) : broken;
        if (last == null) {
            program.started();
        }
        last = decision;
        return decision;
    }

    private Decision decide(byte[] buffer, int offset, int length) {
        if (length > limits.inputBytesMax() || length > program.buffers().inBytes()) {
            return broken(new Decision.Faulted(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_LIMIT, length)));
        }
        GuestFault fault = run(buffer, offset, length);
        return fault == null ? decided : broken(new Decision.Faulted(fault, program.fuelUsed()));
    }

    private Decision broken(Decision.Faulted answer) {
        broken = answer;
        return answer;
    }

    /// Null if the guest decided; the decision is in `decided` then.
    private @Nullable GuestFault run(byte[] buffer, int offset, int length) {
        System.arraycopy(buffer, offset, program.memory(), program.buffers().in(), length);
        GuestFault stopped = program.call(length);
        if (stopped != null) {
            return stopped;
        }
        int answer = program.answer();
        GuestFault refused = CallAnswer.faultOf(answer, program.buffers().outBytes(), limits.outputBytesMax());
        return refused == null ? read(answer) : refused;
    }

    private @Nullable GuestFault read(int length) {
        byte[] memory = program.memory();
        ReasonCode malformed;
        try {
            malformed = decoder.decode(memory, program.buffers().out(), length, decided);
        } catch (RuntimeException _) { // the guest chose the bytes: the worst outcome must be its own halt
            malformed = ReasonCode.ABI_MESSAGE;
        }
        if (malformed != null) {
            return new GuestFault(Kind.ABI_VIOLATION, malformed, length);
        }
        decided.usage().set(program.fuelUsed(), memory.length, length, 0);
        return null;
    }

    @Override
    public Decision poll() {
        Decision decision = last;
        if (decision == null) {
            throw new IllegalStateException("Condition failed: poll follows begin");
        }
        return decision;
    }

    @Override
    public void patience(long callbackTimeoutNanos) {
        program.patience(callbackTimeoutNanos);
    }

    @Override
    public long startFuel() {
        return program.startFuel();
    }

    @Override
    public String isolation() {
        return ISOLATION;
    }

    /// Closes it; its memory is the caller's.
    byte[] leave() {
        closed = true;
        return program.leave();
    }

    @Override
    public void close() {
        closed = true;
    }
}
