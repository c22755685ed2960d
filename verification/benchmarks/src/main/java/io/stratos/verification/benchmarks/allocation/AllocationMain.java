package io.stratos.verification.benchmarks.allocation;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.lane.Recovery;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;

/// The JVM in which allocation is counted.
public final class AllocationMain {
    private static final int WARM_UP_CALLS = 300_000;
    private static final int CALLS = 100_000;
    private static final int WINDOWS = 5;
    private static final int TURNS_PER_GROUP = Recovery.TURNS_PER_GROUP_MAX;
    private static final int GROUPS = 300;
    private static final int GROUPS_MEASURED = 100;

    private AllocationMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var strategy = EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1]));
        var trades = new QuietTrades(strategy);
        // Wasm before Java: a second kind of sandbox at the same call site is not what a lane has.
        var wasm = strategy.module(EmaCross.Kind.WASM);
        try (var sandbox = trades.start(wasm)) {
            Fork.answer("wasm_call", perCall(trades, sandbox));
        }
        measureTurns(strategy, trades);
        try (var sandbox = trades.start(strategy.module(EmaCross.Kind.JAVA))) {
            Fork.answer("java_call", perCall(trades, sandbox));
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static double perCall(QuietTrades trades, Sandbox sandbox) {
        var calls = new Calls(trades, sandbox);
        AllocatedBytes.perCall(calls::call, 1, WARM_UP_CALLS);
        double bytes = AllocatedBytes.perCall(calls::call, WINDOWS, CALLS);
        calls.requireQuiet();
        return bytes;
    }

    private static void measureTurns(EmaCross strategy, QuietTrades trades) throws Refused, IOException {
        try (var folder = TemporaryFolder.make();
                var turns = new QuietTurns(folder.path(), trades, strategy.module(EmaCross.Kind.WASM))) {
            long inTurns = 0;
            long inAll = 0;
            for (int group = 0; group < GROUPS; group++) {
                long before = AllocatedBytes.now();
                for (int i = 0; i < TURNS_PER_GROUP; i++) {
                    turns.turn(i);
                }
                long between = AllocatedBytes.now();
                turns.commit();
                if (group >= GROUPS - GROUPS_MEASURED) {
                    inTurns += between - before;
                    inAll += AllocatedBytes.now() - before;
                }
            }
            double measured = (double) GROUPS_MEASURED * TURNS_PER_GROUP;
            Fork.answer("turn", inTurns / measured);
            Fork.answer("turn_and_commit", inAll / measured);
        }
    }

    /// Calls a sandbox and counts the answers that were not quiet.
    private static final class Calls {
        private final QuietTrades trades;
        private final Sandbox sandbox;
        private long spoken;

        Calls(QuietTrades trades, Sandbox sandbox) {
            this.trades = trades;
            this.sandbox = sandbox;
        }

        void call(int number) {
            if (!QuietTrades.isQuiet(sandbox, trades.input(number))) {
                spoken++;
            }
        }

        void requireQuiet() {
            if (spoken != 0) {
                throw new IllegalStateException("Condition failed: all calls are quiet, not so=" + spoken);
            }
        }
    }
}
