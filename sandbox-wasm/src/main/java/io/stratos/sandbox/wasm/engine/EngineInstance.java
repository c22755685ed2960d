package io.stratos.sandbox.wasm.engine;

import java.util.function.BooleanSupplier;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.Machine;

/// One running copy of a module. Used by one thread at a time.
///
/// Calls throw whatever stops the guest; [GuestStop#of] says what that means.
public final class EngineInstance {
    /// Of an instance that left no memory to the next.
    public static final byte[] NOTHING_LEFT = {};

    private static final long[] NO_ARGUMENTS = {};

    private final Machine machine;
    private final FlatMemory memory;
    private final GlobalInstance answer;
    private final long[] oneArgument = new long[1];

    EngineInstance(Machine machine, FlatMemory memory, GlobalInstance answer) {
        this.machine = machine;
        this.memory = memory;
        this.answer = answer;
    }

    /// What the guest may use up in the next call.
    ///
    /// @param isLate whether its time is up; asked again and again while it runs, by its own thread
    public void refill(long fuel, int stackSlots, BooleanSupplier isLate) {
        memory.refill(fuel, stackSlots, isLate);
    }

    /// Units of fuel that its first memory costs: zeroed pages and what stands in them.
    public long startPrice() {
        return memory.startPrice();
    }

    /// Units of fuel that are left; below zero if there were too few.
    public long fuel() {
        return memory.fuel();
    }

    /// Calls a function of type `() -> i32`. Allocates the array of its result: for the few calls
    /// at the start.
    public int ask(int function) {
        return (int) machine.call(function, NO_ARGUMENTS)[0];
    }

    /// Calls a function of type `(i32) -> i32`. Allocates likewise.
    public int ask(int function, int argument) {
        oneArgument[0] = argument;
        return (int) machine.call(function, oneArgument)[0];
    }

    /// Calls the entry, a function of type `(i32) -> ()`, and reads the answer from its global.
    /// Allocates nothing.
    public int enter(int function, int argument) {
        oneArgument[0] = argument;
        machine.call(function, oneArgument);
        return (int) answer.getValue();
    }

    /// The guest's memory, valid until the next call.
    public byte[] memory() {
        return memory.bytes();
    }

    /// It has run its first callback: what it did not need of the memory that was left to it goes.
    public void started() {
        memory.started();
    }

    /// Gives up its memory: it is not called any more.
    public byte[] leave() {
        return memory.leave();
    }

    /// How often the guest asked in vain for more memory.
    public int refusedGrowths() {
        return memory.refusedGrowths();
    }
}
