package io.stratos.host.run;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.tape.Tape;
import java.nio.file.Path;
import java.util.List;

/// Everything a backtest depends on. Two runs of equal plans give the same digests and the same audit head.
///
/// @param data directory of the run's ledger
/// @param isAccountShared whether all strategies trade in one account; else each has its own, with its own copy of the
///     venue's liquidity (DESIGN §8)
/// @param checkpointEveryTurns how often a strategy's state is kept
public record RunPlan(
        Path data,
        Tape tape,
        List<Strategy> strategies,
        VenueSettings venue,
        boolean isAccountShared,
        long seed,
        int checkpointEveryTurns) {

    private static final AccountId SHARED = new AccountId("paper.shared");

    /// Small enough to resume in a moment, rare enough not to be felt.
    public static final int CHECKPOINT_EVERY_TURNS = 8_192;

    public RunPlan {
        strategies = List.copyOf(strategies);
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException("Condition failed: a run has at least one strategy");
        }
    }

    /// A short name for the runs of these inputs: the first digits of the first instance's run id.
    public String name() {
        return new RunIdentity(this).runId(strategies.getFirst());
    }

    /// The same in another directory.
    public RunPlan in(Path folder) {
        return new RunPlan(folder, tape, strategies, venue, isAccountShared, seed, checkpointEveryTurns);
    }

    AccountId accountOf(InstanceId instance) {
        return isAccountShared ? SHARED : new AccountId("paper." + instance.bot());
    }

    /// The strategies, those of one account together.
    List<List<Strategy>> strategiesByAccount() {
        return isAccountShared
                ? List.of(strategies)
                : strategies.stream().map(List::of).toList();
    }

    /// One admitted bundle under one identity.
    ///
    /// @param bundleSha256 hash of the bundle's manifest, lower-case hex
    /// @param configSha256 hash of the canonical configuration, lower-case hex
    /// @param health by what its health is judged
    public record Strategy(
            InstanceId id,
            StrategyDescriptor descriptor,
            SandboxModule module,
            String bundleSha256,
            List<ConfigValue> config,
            String configSha256,
            HealthRules health) {
        public Strategy {
            config = List.copyOf(config);
        }

        /// One under its descriptor's own limits.
        public Strategy(
                InstanceId id,
                StrategyDescriptor descriptor,
                SandboxModule module,
                String bundleSha256,
                List<ConfigValue> config,
                String configSha256) {
            this(id, descriptor, module, bundleSha256, config, configSha256, HealthRules.of(descriptor));
        }
    }
}
