package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ContractVersion;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineInstance;
import io.stratos.sandbox.wasm.engine.GuestStop;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.watchdog.LaneDeadline;
import io.stratos.sandbox.wasm.watchdog.Watchdog;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The functions of the Wasm ABI in one engine instance, each call with a deadline, each stop a
/// value.
///
/// The guest looks at the time itself, whenever it has paid so many units of fuel: no other thread has to
/// run for it to stop. The watchdog is the net below: it sees what pays nothing for long.
final class GuestProgram {
    /// For all questions of a start together, whatever a callback may use: a guest answers them with
    /// constants, or takes its buffers once. They are asked on the lane, at each checkpoint.
    static final long QUESTIONS_FUEL = 100_000;

    private static final GuestBuffers NOT_ASKED = new GuestBuffers(0, 0, 0, 0);

    private final EngineInstance instance;
    private final int entry;
    private final Watchdog watchdog;
    private final long ownTimeoutNanos;
    private long timeoutNanos;
    private final long callbackFuelMax;
    private long fuelMax = QUESTIONS_FUEL;
    private long startFuel;
    private LaneDeadline deadline;
    private BooleanSupplier late;
    private GuestBuffers buffers = NOT_ASKED;
    private int answer;
    private boolean endedByChance;

    private GuestProgram(EngineInstance instance, int entry, Watchdog watchdog, ResourceLimits limits) {
        this.instance = instance;
        this.entry = entry;
        this.watchdog = watchdog;
        this.ownTimeoutNanos = limits.callbackTimeoutNanos();
        this.timeoutNanos = ownTimeoutNanos;
        this.callbackFuelMax = limits.fuelMax() == 0 ? Long.MAX_VALUE : limits.fuelMax();
        this.startFuel = instance.startPrice();
        this.deadline = watchdog.of(Thread.currentThread(), timeoutNanos);
        this.late = deadline::isPast;
    }

    /// A program, or the fault that its first questions ended in.
    sealed interface Start {
        record Ready(GuestProgram program) implements Start {}

        record Failed(GuestFault fault) implements Start {}
    }

    /// @param left memory of another program that is gone, to use again
    static Start start(GuestCode code, ResourceLimits limits, Watchdog watchdog, byte[] left) {
        EngineInstance instance;
        try {
            instance = code.instantiate(left);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return new Start.Failed(faultOf(GuestStop.of(e), 0));
        } catch (RuntimeException _) { // data or table entries outside their memory or table
            return new Start.Failed(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_INVALID, 0));
        }
        GuestProgram program = new GuestProgram(instance, code.entry(), watchdog, limits);
        GuestFault fault = program.askAll(code.shape());
        return fault == null ? new Start.Ready(program) : new Start.Failed(fault);
    }

    private @Nullable GuestFault askAll(ModuleShape shape) {
        int[] questions = {shape.abi(), shape.in(), shape.inCap(), shape.out(), shape.outCap()};
        int[] answers = new int[questions.length];
        for (int i = 0; i < questions.length; i++) {
            GuestFault stopped = runUnderWatchdog(questions[i], false, 0);
            if (stopped != null) {
                return stopped;
            }
            answers[i] = answer;
            startFuel += fuelUsed();
            fuelMax -= fuelUsed();
        }
        fuelMax = callbackFuelMax;
        var version = ContractVersion.ofPacked(answers[0]);
        if (!ContractVersion.HOST.runs(version)) {
            return new GuestFault(
                    GuestFault.Kind.ABI_VIOLATION, ReasonCode.ABI_VERSION, Integer.toUnsignedLong(version.packed()));
        }
        buffers = new GuestBuffers(answers[1], answers[2], answers[3], answers[4]);
        return buffers.refusalIn(instance.memory().length);
    }

    GuestBuffers buffers() {
        return buffers;
    }

    /// The guest's memory, valid until the next call.
    byte[] memory() {
        return instance.memory();
    }

    /// It has run its first callback: what it did not need of the memory that was left to it goes.
    void started() {
        instance.started();
    }

    /// Gives up the guest's memory: it is not called any more.
    byte[] leave() {
        return instance.leave();
    }

    /// What the last call returned.
    int answer() {
        return answer;
    }

    /// A longer wall-clock limit for the next calls, 0 for its own again.
    void patience(long nanos) {
        timeoutNanos = Math.max(ownTimeoutNanos, nanos);
    }

    /// Units of fuel that the last call used, at most what it may. 0 if chance ended it: how far it came is
    /// chance too.
    long fuelUsed() {
        return endedByChance ? 0 : fuelMax - Math.max(0, instance.fuel());
    }

    /// Units of fuel that its start used: its first memory and the answers to the questions.
    long startFuel() {
        return startFuel;
    }

    /// Calls `stratos_call`; null if it returned, and [#answer] holds what.
    @Nullable
    GuestFault call(int length) {
        return runUnderWatchdog(entry, true, length);
    }

    /// The one place where guest code runs. Whatever it throws is the guest's failure; nothing leaves.
    ///
    /// How the guest ended decides, and that is the same on every machine. The watchdog's strike counts
    /// only where it was what ended the guest: one that arrives when the guest has just answered, or
    /// trapped, changes nothing.
    private @Nullable GuestFault runUnderWatchdog(int function, boolean hasArgument, int argument) {
        int refusedBefore = instance.refusedGrowths();
        LaneDeadline current = deadlineOfThisThread();
        Throwable thrown = null;
        instance.refill(fuelMax, Preparation.STACK_SLOTS, late);
        current.arm(timeoutNanos);
        try {
            answer = hasArgument ? instance.enter(function, argument) : instance.ask(function);
        } catch (RuntimeException | Error e) { // a guest may bring about any of them
            thrown = e;
        }
        boolean struck = current.disarm();
        GuestStop stop = thrown == null ? null : GuestStop.of(thrown);
        endedByChance = stop != null && stop.isByChance();
        if (stop == null) {
            return null;
        }
        return switch (stop) {
            case FUEL -> faultOf(stop, buffers.equals(NOT_ASKED) ? QUESTIONS_FUEL : fuelMax);
            case DEPTH -> faultOf(stop, Preparation.STACK_SLOTS);
            case TIME -> faultOf(stop, timeoutNanos);
            case INTERRUPTED -> faultOf(stop, struck ? timeoutNanos : 0);
            case STACK, MEMORY -> faultOf(stop, 0);
            case TRAP ->
                instance.refusedGrowths() > refusedBefore
                        ? new GuestFault(Kind.MEMORY, ReasonCode.RES_MEMORY, instance.memory().length)
                        : faultOf(stop, 0);
        };
    }

    private LaneDeadline deadlineOfThisThread() {
        Thread current = Thread.currentThread();
        if (deadline.lane() != current) {
            deadline = watchdog.of(current, ownTimeoutNanos);
            late = deadline::isPast;
        }
        return deadline;
    }

    /// The counted limits are the same on every machine; the thread's stack and the host's heap are not.
    private static GuestFault faultOf(GuestStop stop, long detail) {
        return switch (stop) {
            case INTERRUPTED, TIME -> fault(Kind.DEADLINE, ReasonCode.RES_TIMEOUT, detail, stop);
            case FUEL -> fault(Kind.FUEL, ReasonCode.RES_FUEL, detail, stop);
            case DEPTH, STACK -> fault(Kind.STACK, ReasonCode.RES_STACK, detail, stop);
            case MEMORY -> fault(Kind.MEMORY, ReasonCode.RES_MEMORY, detail, stop);
            case TRAP -> fault(Kind.TRAP, ReasonCode.RES_FAULT, detail, stop);
        };
    }

    private static GuestFault fault(Kind kind, ReasonCode code, long detail, GuestStop stop) {
        return new GuestFault(kind, code, detail, stop.isByChance());
    }
}
