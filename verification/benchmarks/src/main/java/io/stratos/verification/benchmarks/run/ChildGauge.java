package io.stratos.verification.benchmarks.run;

import io.stratos.host.run.Backtest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Looks at the one child of this process while a pass runs: its memory, and what an event costs it once it is warm.
///
/// Half of the tape is for warm-up: the child's JIT compiles the interpreter meanwhile.
final class ChildGauge implements Backtest.Progress {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private long warmRecords;
    private long warmNanos;
    private long warmCpuNanos;
    private double eventsPerSecond;
    private double cpuMicros;
    private double rssMib;

    @Override
    public void at(long records, long total) {
        long now = System.nanoTime();
        var child = strategy();
        long cpu = child.flatMap(found -> found.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
        rssMib = Math.max(rssMib, child.map(found -> rssMib(found.pid())).orElse(0.0));
        if (records * 2 < total) {
            return;
        }
        if (warmRecords == 0) {
            warmRecords = records;
            warmNanos = now;
            warmCpuNanos = cpu;
        } else {
            double events = records - warmRecords;
            eventsPerSecond = events * NANOS_PER_SECOND / (now - warmNanos);
            cpuMicros = (cpu - warmCpuNanos) / NANOS_PER_MICRO / events;
        }
    }

    /// Events a second over the second half.
    double eventsPerSecond() {
        return eventsPerSecond;
    }

    /// CPU of all the child's threads for an event of the second half: it does not count what other programs took away.
    double cpuMicros() {
        return cpuMicros;
    }

    /// Most resident memory seen.
    double rssMib() {
        return rssMib;
    }

    private static Optional<ProcessHandle> strategy() {
        return ProcessHandle.current().children().findFirst();
    }

    private static double rssMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
