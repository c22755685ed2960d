package io.stratos.verification.benchmarks.live;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/// What this JVM holds and what its threads use.
final class Gauge {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Gauge() {}

    /// Bytes that live objects take, after a collection.
    static long liveHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// CPU time of a thread by its name.
    static long cpuNanos(String name) {
        return THREADS.getThreadCpuTime(idOf(name));
    }

    /// Bytes that a thread has allocated so far, by its name.
    static long allocated(String name) {
        return THREADS.getThreadAllocatedBytes(idOf(name));
    }

    private static long idOf(String name) {
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(name)) {
                return info.getThreadId();
            }
        }
        throw new IllegalStateException("Condition failed: there is a thread of that name, got=" + name);
    }
}
