package io.stratos.verification.benchmarks.run;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import io.stratos.verification.benchmarks.harness.Fork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// One fresh JVM that calls one child: round trips of quiet callbacks, one after the other, and then with pauses in
/// which the child falls asleep. Last, the strategy with its own values: of ten trades it counts nine and one ends a
/// bar.
public final class PythonCallMain {
    private static final int CALLS_ASLEEP = 2_000;
    /// Longer than a child waits before it sleeps.
    private static final long PAUSE_NANOS = 1_000_000;

    private PythonCallMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, strategy.py, folder of plugins, calls; the second half of them is measured
    public static void main(String[] arguments) throws Exception {
        var strategy = EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1]));
        int calls = Integer.parseInt(arguments[3]);
        try (var plugins = PluginFolder.open(Path.of(arguments[2]))) {
            var module = strategy.compile(plugins.find(RuntimeKind.PYTHON));
            var trades = new QuietTrades(strategy);
            var sandbox = trades.start(module);
            var trips = trips(trades, sandbox, calls, 0);
            Fork.answer("trip_p50", median(Arrays.copyOfRange(trips, calls / 2, calls)));
            Fork.answer("asleep_p50", median(trips(trades, sandbox, CALLS_ASLEEP, PAUSE_NANOS)));
            sandbox.close();
            var shipped = new QuietTrades(strategy, Map.of());
            var child = shipped.start(module);
            trips = trips(shipped, child, calls, 0);
            Fork.answer("shipped_p50", median(Arrays.copyOfRange(trips, calls / 2, calls)));
            child.close();
            module.close();
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static long[] trips(QuietTrades trades, Sandbox sandbox, int calls, long pauseNanos) {
        var took = new long[calls];
        for (int call = 0; call < calls; call++) {
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
            var input = trades.input(call);
            long began = System.nanoTime();
            if (!(QuietTrades.call(sandbox, input) instanceof Decision.Decided)) {
                throw new IllegalStateException("Condition failed: a quiet callback is decided");
            }
            took[call] = System.nanoTime() - began;
        }
        return took;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
