package io.stratos.verification.benchmarks.run;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.harness.Fork;
import java.nio.file.Path;

/// One fresh JVM of the scenario in Python: two passes over the tape, each with a child of its own.
public final class PythonRoundMain {
    private static final double NANOS_PER_SECOND = 1e9;

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
                var gauge = new ChildGauge();
                var result = backtest.run(module, gauge);
                Fork.answer(pass, result.eventsPerSecond());
                Fork.answer(pass + "_outcome", EmaBacktest.outcome(result));
                Fork.answer(pass + "_warm", gauge.eventsPerSecond());
                Fork.answer(pass + "_cpu", gauge.cpuMicros());
                Fork.answer(pass + "_rss", gauge.rssMib());
            }
            module.close();
        }
        System.exit(0); // the ledger's threads need not be waited for
    }
}
