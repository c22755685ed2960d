package io.stratos.sandbox.wasm.engine;

import run.endive.runtime.WasmInterruptedException;

/// What stopped a guest, read from what the engine threw. Only types are looked at: the engine's
/// texts hold numbers and names of the guest.
public enum GuestStop {
    /// The thread was interrupted.
    INTERRUPTED,
    /// The guest's own look at the time found it used up.
    TIME,
    /// The fuel was used up: the same for every run.
    FUEL,
    /// Calls were nested deeper than the guest may: the same for every run.
    DEPTH,
    /// Calls were nested deeper than the thread's stack, which counting should have prevented.
    STACK,
    /// The host's heap had no room for the guest's memory.
    MEMORY,
    /// Anything else: unreachable, division, bounds, type of an indirect call, or a failure of the
    /// engine itself.
    TRAP;

    /// Whether the same callback might have ended otherwise, or later, on another machine.
    public boolean isByChance() {
        return this == INTERRUPTED || this == TIME || this == STACK || this == MEMORY;
    }

    public static GuestStop of(Throwable thrown) {
        if (thrown instanceof MeterStop stop) {
            return stop.reason();
        }
        if (thrown instanceof WasmInterruptedException) {
            return INTERRUPTED;
        }
        if (thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError) {
            return STACK;
        }
        if (thrown instanceof OutOfMemoryError) {
            return MEMORY;
        }
        return TRAP;
    }
}
