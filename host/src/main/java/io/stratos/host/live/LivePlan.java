package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.RiskPort;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import java.util.List;
import java.util.function.Function;

/// What a live host runs.
///
/// @param instruments all that is traded and watched
/// @param source which market it is, by which a position in it is kept (`MarketPosition`)
/// @param staleAfterNanos age at receipt from which market data is stale; 0: its age says nothing
/// @param hostVersion of the program, part of the identity of orders that the host makes itself
public record LivePlan(
        TradingMode mode,
        List<Instrument> instruments,
        MarketSource market,
        String source,
        long staleAfterNanos,
        List<Account> accounts,
        List<Instance> instances,
        long seed,
        int checkpointEveryTurns,
        String hostVersion) {

    public LivePlan {
        instruments = List.copyOf(instruments);
        accounts = List.copyOf(accounts);
        instances = List.copyOf(instances);
    }

    /// One account.
    ///
    /// @param venue opens its venue, from the account's rows where its state is there
    /// @param selfTrade what is done about an order that would meet another of the account
    /// @param closeSlippageBps how much worse than the newest price the host's own closes may be
    public record Account(
            AccountId id,
            Function<RowSource, AccountVenue> venue,
            RiskPort risk,
            ReconcilePolicy reconcile,
            SelfTrade selfTrade,
            Decimal closeSlippageBps) {}

    /// One admitted bundle under one identity.
    ///
    /// @param bundleSha256 hash of the bundle's manifest, lower-case hex
    /// @param configSha256 hash of the canonical configuration, lower-case hex
    /// @param health by what its health is judged
    /// @param breaker when it is held back
    /// @param quality how its bad input is answered
    /// @param objectives what it promises of its service
    public record Instance(
            InstanceId id,
            AccountId account,
            StrategyDescriptor descriptor,
            SandboxModule module,
            String bundleSha256,
            List<ConfigValue> config,
            String configSha256,
            HealthRules health,
            BreakerRules breaker,
            QualityPolicy quality,
            Objectives objectives) {
        public Instance {
            config = List.copyOf(config);
        }
    }
}
