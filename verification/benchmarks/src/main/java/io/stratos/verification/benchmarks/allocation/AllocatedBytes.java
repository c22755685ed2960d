package io.stratos.verification.benchmarks.allocation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/// Counts what the calling thread allocates. The counting itself allocates nothing.
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    static long now() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /// Bytes for each call in the quietest of some windows: what remains there is the code's own.
    ///
    /// A window in which the JVM compiled or deoptimised holds a few bytes that no call asked for;
    /// an allocation of the call itself is in every window.
    static double perCall(IntConsumer call, int windows, int callsPerWindow) {
        long fewest = Long.MAX_VALUE;
        for (int window = 0; window < windows; window++) {
            fewest = Math.min(fewest, ofOneWindow(call, callsPerWindow));
        }
        return (double) fewest / callsPerWindow;
    }

    private static long ofOneWindow(IntConsumer call, int calls) {
        long before = now();
        for (int i = 0; i < calls; i++) {
            call.accept(i);
        }
        return now() - before;
    }
}
