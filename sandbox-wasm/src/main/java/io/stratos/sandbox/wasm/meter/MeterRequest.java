package io.stratos.sandbox.wasm.meter;

/// What metered code says to the memory: `memory.grow` of a negative number of pages.
///
/// In a guest's own code such a request is turned into one for too many pages, so that only metered
/// code makes them.
///
/// | request | meaning |
/// | --- | --- |
/// | -1 to -2^24 | so many units of fuel |
/// | -2^25 - n | n slots of stack are taken |
/// | -2^26 - n | n slots of stack are given back |
public final class MeterRequest {
    public static final int FUEL_MAX = 1 << 24;
    private static final int TAKE = 1 << 25;
    private static final int GIVE = 1 << 26;

    private MeterRequest() {}

    static int fuel(int units) {
        return -checked(units);
    }

    static int take(int slots) {
        return -TAKE - checked(slots);
    }

    static int give(int slots) {
        return -GIVE - checked(slots);
    }

    private static int checked(int amount) {
        if (amount <= 0 || amount > FUEL_MAX) {
            throw new IllegalStateException("Invariant: one function's amounts are small, got=" + amount);
        }
        return amount;
    }

    /// Change of the free stack that a request for stack stands for.
    public static int stackChange(int request) {
        return request <= -GIVE ? -request - GIVE : request + TAKE;
    }
}
