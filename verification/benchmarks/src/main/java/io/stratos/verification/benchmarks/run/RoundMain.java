package io.stratos.verification.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.harness.Fork;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One fresh JVM of the scenario: passes over the tape until their speed is steady.
///
/// The first pass is what a person sees from `stratos run`: everything is cold.
public final class RoundMain {
    private static final int WINDOW = 3;
    private static final double STEADY = 1.05;

    private RoundMain() {}

    /// Measures and answers.
    ///
    /// @param arguments kind, strategy.yaml, guest, most passes
    public static void main(String[] arguments) throws Exception {
        var kind = EmaCross.Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        var strategy = EmaCross.of(Path.of(arguments[1]), Path.of(arguments[2]));
        int passesMax = Integer.parseInt(arguments[3]);
        var backtest = new EmaBacktest(strategy);
        var module = strategy.module(kind);
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        Fork.answer("ready_seconds", (System.currentTimeMillis() - started) / 1e3);
        var speeds = new ArrayList<Double>();
        var cpuMicros = new ArrayList<Double>();
        var ownSpeeds = new ArrayList<Double>();
        String outcome = "";
        while (speeds.size() < passesMax && !isSteady(speeds)) {
            long before = cpuNanos();
            long ownBefore = ownCpuNanos();
            var result = backtest.run(module);
            ownSpeeds.add(result.tapeEvents() * 1e9 / (ownCpuNanos() - ownBefore));
            cpuMicros.add((cpuNanos() - before) / 1e3 / result.tapeEvents());
            speeds.add(result.eventsPerSecond());
            var now = EmaBacktest.outcome(result);
            if (!outcome.isEmpty() && !outcome.equals(now)) {
                throw new IllegalStateException("two passes differ: " + outcome + " and " + now);
            }
            outcome = now;
        }
        Fork.answer("outcome", outcome);
        Fork.answer("cold", speeds.getFirst());
        Fork.answer("steady", median(speeds));
        Fork.answer("cold_own", ownSpeeds.getFirst());
        Fork.answer("steady_own", median(ownSpeeds));
        Fork.answer("cold_cpu", cpuMicros.getFirst());
        Fork.answer("steady_cpu", median(cpuMicros));
        Fork.answer("passes", speeds);
        System.exit(0); // the compiler's and the watchdog's threads need not be waited for
    }

    /// Of all threads, the compiler's and the ledger's too: it does not count what other programs
    /// took away.
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// Of the run's thread alone.
    private static long ownCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static boolean isSteady(List<Double> speeds) {
        if (speeds.size() <= WINDOW) {
            return false;
        }
        var last = speeds.subList(speeds.size() - WINDOW, speeds.size()).stream()
                .sorted()
                .toList();
        return last.getLast() <= last.getFirst() * STEADY;
    }

    private static double median(List<Double> speeds) {
        return speeds.subList(Math.max(0, speeds.size() - WINDOW), speeds.size()).stream()
                .sorted()
                .toList()
                .get(Math.min(speeds.size(), WINDOW) / 2);
    }
}
