package io.stratos.sandbox.python.child;

import java.util.function.LongSupplier;

/// How much of the heap the guest holds: what was in use after the last collection, beyond the interpreter's own.
///
/// What is in use at any other moment is mostly garbage, and says nothing of the strategy. A collection shows as heap
/// in use that became less; what was allocated since then, and old garbage that a small collection left, count too.
final class HeapMeter {
    private final LongSupplier used;
    private long ofInterpreter;
    private long last;
    private long held;

    /// @param used heap in use
    HeapMeter(LongSupplier used) {
        this.used = used;
    }

    /// That of this JVM.
    static HeapMeter ofThisProcess() {
        var runtime = Runtime.getRuntime();
        return new HeapMeter(() -> runtime.totalMemory() - runtime.freeMemory());
    }

    /// An interpreter is there, without a strategy, and just collected.
    void begin() {
        ofInterpreter = used.getAsLong();
        last = ofInterpreter;
        held = 0;
    }

    /// Looks, after a callback.
    ///
    /// @return bytes that the guest held at the last collection; 0 before the first
    long look() {
        long now = used.getAsLong();
        if (now < last) {
            held = Math.max(0, now - ofInterpreter);
        }
        last = now;
        return held;
    }
}
