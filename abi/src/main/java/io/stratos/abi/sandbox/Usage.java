package io.stratos.abi.sandbox;

/// What the last callback used. Refilled by each callback; read it before the next one.
public final class Usage {
    private long fuel;
    private long memoryBytes;
    private int outputBytes;
    private long logBytes;

    /// Instructions as the runtime counts them; 0 where it counts none.
    public long fuel() {
        return fuel;
    }

    /// Guest memory in use after the callback; of a guest with a collector, what was in use at its last collection.
    public long memoryBytes() {
        return memoryBytes;
    }

    /// Length of the encoded decision.
    public int outputBytes() {
        return outputBytes;
    }

    /// Bytes the guest tried to print; counted, never repeated.
    public long logBytes() {
        return logBytes;
    }

    public void set(long newFuel, long newMemoryBytes, int newOutputBytes, long newLogBytes) {
        fuel = newFuel;
        memoryBytes = newMemoryBytes;
        outputBytes = newOutputBytes;
        logBytes = newLogBytes;
    }
}
