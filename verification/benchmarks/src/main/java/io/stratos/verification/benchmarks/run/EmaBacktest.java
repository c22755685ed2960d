package io.stratos.verification.benchmarks.run;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.Backtest;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.RunPlan;
import io.stratos.host.run.RunResult;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeLibrary;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A whole backtest of the strategy on the real trades: gate, account core, paper venue, volatile
/// ledger.
///
/// Both kinds run under the same identity and bundle hash, so that even their audit heads must be
/// equal.
public final class EmaBacktest {
    private static final String BUNDLE_SHA256 = "0".repeat(64);
    private static final long SEED = 1;

    private final EmaCross strategy;
    private final Tape tape;
    private final List<ConfigValue> config;
    private final VenueSettings venue = VenueSettings.defaults();

    public EmaBacktest(EmaCross strategy) throws Refused {
        this.strategy = strategy;
        tape = TapeLibrary.open("bitstamp", Path.of(""));
        config = strategy.config(Map.of());
    }

    /// One pass in a fresh data directory.
    public RunResult run(SandboxModule module) throws Refused, IOException {
        return run(module, (_, _) -> {});
    }

    /// One pass in a fresh data directory.
    ///
    /// @param progress told now and then how far it is
    public RunResult run(SandboxModule module, Backtest.Progress progress) throws Refused, IOException {
        try (var folder = TemporaryFolder.make();
                var ledger = LedgerDoor.open(folder.path())) {
            var planned = new RunPlan.Strategy(
                    new InstanceId("bench", strategy.descriptor().strategyId(), "btc-usd"),
                    strategy.descriptor(),
                    module,
                    BUNDLE_SHA256,
                    config,
                    ConfigResolver.sha256(config));
            var plan = new RunPlan(
                    folder.path(), tape, List.of(planned), venue, false, SEED, RunPlan.CHECKPOINT_EVERY_TURNS);
            return new Backtest(plan, ledger, System::nanoTime, progress).run();
        }
    }

    /// All that must be the same for both kinds, in one line.
    public static String outcome(RunResult result) {
        var instance = result.instances().getFirst();
        return "intents_digest=%s intents=%s denied=%s fills=%d equity=%s faults=%d head=%s"
                .formatted(
                        instance.intentsDigest(),
                        instance.intents(),
                        instance.denied(),
                        instance.fills(),
                        instance.finalEquity().toPlainString(),
                        instance.faults(),
                        result.head());
    }
}
