package io.stratos.sandbox.wasm.engine;

import run.endive.runtime.Machine;

/// One running copy of a module. Used by one thread at a time.
///
/// Calls throw whatever stops the guest; [GuestStop#of] says what that means.
public final class EngineInstance {
    private static final long[] NO_ARGUMENTS = {};

    private final Machine machine;
    private final FlatMemory memory;
    private final long[] oneArgument = new long[1];

    EngineInstance(Machine machine, FlatMemory memory) {
        this.machine = machine;
        this.memory = memory;
    }

    /// Calls a function of type `() -> i32`.
    public int ask(int function) {
        return (int) machine.call(function, NO_ARGUMENTS)[0];
    }

    /// Calls a function of type `(i32) -> i32`. Allocates nothing once compiled: the result array is scalar-replaced.
    public int call(int function, int argument) {
        oneArgument[0] = argument;
        return (int) machine.call(function, oneArgument)[0];
    }

    /// The guest's memory, valid until the next call.
    public byte[] memory() {
        return memory.bytes();
    }

    /// How often the guest asked in vain for more memory.
    public int refusedGrowths() {
        return memory.refusedGrowths();
    }
}
