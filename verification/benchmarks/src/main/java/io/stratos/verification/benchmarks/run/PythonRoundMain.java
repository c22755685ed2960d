package io.stratos.verification.benchmarks.run;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.harness.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One fresh JVM of the scenario in Python: two passes over the tape, each with a child of its own.
public final class PythonRoundMain {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private PythonRoundMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, strategy.py, folder of plugins
    public static void main(String[] arguments) throws Exception {
        var strategy = EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1]));
        var backtest = new EmaBacktest(strategy);
        try (var plugins = PluginFolder.open(Path.of(arguments[2]))) {
            var runtime = plugins.find(RuntimeKind.PYTHON);
            strategy.compile(runtime).close(); // makes the start-up cache where it is missing
            long began = System.nanoTime();
            var module = strategy.compile(runtime);
            Fork.answer("start", (System.nanoTime() - began) / NANOS_PER_SECOND);
            for (var pass : new String[] {"first", "second"}) {
                double[] rss = new double[1];
                var result = backtest.run(module, () -> rss[0] = Math.max(rss[0], childRssMib()));
                Fork.answer(pass, result.eventsPerSecond());
                Fork.answer(pass + "_outcome", EmaBacktest.outcome(result));
                Fork.answer(pass + "_rss", rss[0]);
            }
            module.close();
        }
        System.exit(0); // the ledger's threads need not be waited for
    }

    /// Resident memory of the largest child, the strategy's.
    private static double childRssMib() {
        return ProcessHandle.current()
                .children()
                .mapToDouble(child -> rssMib(child.pid()))
                .max()
                .orElse(0);
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
