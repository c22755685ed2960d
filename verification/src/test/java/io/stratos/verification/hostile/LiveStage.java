package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.PaperAccountVenue;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.state.rocks.RocksLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A live host of mode paper, all of it but its threads: the test moves the clock, the market and the agents, so what
/// an
/// instance decides depends on nothing else.
final class LiveStage implements AutoCloseable {
    private static final AccountId ACCOUNT = new AccountId("hostile");
    private static final String SHA = "00".repeat(32);
    /// From one trade to the next.
    static final long STEP_NANOS = 50_000_000;

    private static final long EXPIRY_NANOS = 2_000_000_000L;
    private static final int CHECKPOINT_EVERY_TURNS = 1_000;
    private static final int STEPS_MAX = 1_000;
    private static final RiskLimits RISK = new RiskLimits(BigDecimal.valueOf(1_000_000), Map.of(), 1_000);
    private static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.00000001"),
            Decimal.of("0.00000001"),
            Decimal.ofWhole(100),
            Decimal.ONE);

    private static final VenueConfig VENUE = VenueConfig.defaults("paper")
            .with(VenueConduct.ofClass(IdentityClass.B2, 0).timing(EXPIRY_NANOS, QueryLag.NONE, 0));

    private final Market market = new Market();
    private final RocksLedger disk;
    private final PromptLedger ledger;
    private final LiveHost host;
    private long now = Seat.START_NANOS;
    private long trades;

    /// Brings it up.
    ///
    /// @param folder of its ledger
    LiveStage(Path folder, List<LivePlan.Instance> instances) throws Refused {
        disk = LedgerDoor.open(folder);
        ledger = new PromptLedger(disk);
        var account = new LivePlan.Account(
                ACCOUNT,
                rows -> new PaperAccountVenue(PaperVenue.restore(VENUE, ACCOUNT, List.of(BTC), rows)),
                new LimitRisk(RISK),
                ReconcilePolicy.STANDARD,
                SelfTrade.BLOCK,
                Decimal.ofWhole(100));
        var plan = new LivePlan(
                TradingMode.PAPER,
                List.of(BTC),
                market,
                "test",
                0,
                List.of(account),
                instances,
                1,
                CHECKPOINT_EVERY_TURNS,
                "0.0.0");
        host = new LiveHost(
                plan,
                new LiveWorld(
                        ledger,
                        ReasonCode.OK,
                        () -> now,
                        _ -> Runnable::run,
                        LiveMetrics.NONE,
                        LiveServices.none(),
                        Steps.NONE,
                        LiveWorld.NO_STALL));
        host.start();
        passUntil(() -> host.isUp() && host.accounts().getFirst().status().isReconciled());
    }

    /// An instance under that name. Neither its health nor a breaker looks at the wall clock.
    static LivePlan.Instance instance(
            String name, StrategyDescriptor descriptor, List<ConfigValue> config, WatchedModule module) {
        return new LivePlan.Instance(
                new InstanceId("live", descriptor.strategyId(), name),
                ACCOUNT,
                descriptor,
                module,
                SHA,
                config,
                SHA,
                HealthRules.simulated(descriptor.runtimeKind(), GuestLimits.of(descriptor), RestartRules.DEFAULT),
                new BreakerRules(List.of(), BreakerRules.OBJECTIVE_PERCENT),
                QualityPolicy.TELL,
                Objectives.NONE);
    }

    /// Trades at a price that wanders, and all that follows from each.
    void trades(int count) {
        for (int i = 0; i < count; i++) {
            trades++;
            long mixed = trades * 0x9E3779B97F4A7C15L;
            market.trade(trades, new Decimal(90_000 + ((mixed >>> 40) & 1_023), 2), now + STEP_NANOS);
            pass();
        }
    }

    private void passUntil(BooleanSupplier isSo) {
        for (int i = 0; i < STEPS_MAX && !isSo.getAsBoolean(); i++) {
            pass();
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    /// Time goes by, and each agent works until none has anything to do.
    private void pass() {
        now += STEP_NANOS;
        for (int work = 1; work > 0; ) {
            work = ledger.commitAll();
            for (var agent : host.agents()) {
                work += agent.doWork();
            }
        }
    }

    /// How each instance stands, in the order of the plan.
    List<InstanceStatus> statuses() {
        return host.statuses();
    }

    @Override
    public void close() {
        host.lanes().forEach(LaneAgent::stop);
        passUntil(() -> host.lanes().stream().allMatch(LaneAgent::isStopped));
        host.close();
        disk.close();
    }

    /// Trades that come when the stage says so.
    private static final class Market implements MarketSource {
        private final ArrayDeque<MarketRecord> waiting = new ArrayDeque<>();

        void trade(long number, Decimal price, long atNanos) {
            var body = new EventBody.Trade(price, Decimal.of("0.50000000"), null, number);
            waiting.add(new MarketRecord(number, BTC.id(), number, atNanos, 0, body));
        }

        @Override
        public int poll(long nowNanos, int recordsMax, MarketSink sink) {
            int handed = 0;
            while (handed < recordsMax && !waiting.isEmpty()) {
                sink.record(waiting.remove());
                handed++;
            }
            return handed;
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public void close() {}
    }
}
