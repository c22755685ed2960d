package io.stratos.host.live;

import io.stratos.abi.identity.RunId;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Lane;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.lane.InstanceSetting;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.LaneShares;
import io.stratos.host.live.lane.LiveInstance;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.ExecutionInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketSlots;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.state.Table;
import java.nio.ByteBuffer;
import java.util.List;

/// Puts the instances of a live host together: those of its plan, and those that come later.
///
/// @param shares of the LL lane, where alone they bind
record InstanceAssembly(
        LivePlan plan, LiveWorld world, Session session, PriceBoard prices, TradingHalt halt, LaneShares shares) {

    private static final long QUIET_NANOS_EACH = 1_000_000L;
    private static final long QUIET_NANOS_MIN = 20_000_000L;
    private static final long QUIET_NANOS_MAX = 1_000_000_000L;

    /// What ties an instance to its account and its lane.
    record Tied(LaneAgent.Place place, InstanceLink link) {}

    Tied tie(LivePlan.Instance one, LaneAgent lane) {
        var place = lane.claim();
        int limit = ExecutionInbox.capacityOf(one.descriptor().resources().queueLimit());
        return new Tied(place, new InstanceLink(one.id(), instrumentsOf(one), limit, place.bell()));
    }

    /// What an instance may see and trade: a shard of the market where its descriptor names one (SPEC M-2).
    private List<Instrument> instrumentsOf(LivePlan.Instance one) {
        return plan.instruments().stream()
                .filter(one.descriptor().capabilities()::covers)
                .toList();
    }

    /// So that quiet turns of however many instances make at most about a thousand groups a second.
    private static long quietNanos(int instances) {
        return Math.clamp(instances * QUIET_NANOS_EACH, QUIET_NANOS_MIN, QUIET_NANOS_MAX);
    }

    /// @param instances that run, this one among them
    Seated seat(LivePlan.Instance one, Tied tied, AccountInbox account, int instances) {
        var capabilities = one.descriptor().capabilities();
        var link = tied.link();
        var bell = tied.place().bell();
        var market = new MarketSlots(link.instruments(), capabilities.events(), bell);
        var setting = new InstanceSetting(
                spec(one, link.instruments()),
                one.breaker(),
                one.quality(),
                one.objectives(),
                world.metrics().instance(one.id(), capabilities.lane()),
                link,
                bell,
                capabilities.lane() == Lane.LL ? shares : new LaneShares(),
                quietNanos(instances),
                account,
                market,
                prices,
                world.services(),
                world.ledger(),
                world.clock(),
                world.rebuilds().apply(capabilities.lane()),
                halt,
                world.steps());
        return new Seated(one, link, market, tied.place(), new LiveInstance(setting));
    }

    private InstanceSpec spec(LivePlan.Instance one, List<Instrument> instruments) {
        return new InstanceSpec(
                one.id(),
                one.account(),
                one.descriptor(),
                one.module(),
                instruments,
                one.config(),
                runId(one),
                lineage(one.id()),
                Session.TOKEN,
                plan.seed(),
                plan.checkpointEveryTurns(),
                one.health());
    }

    /// That of the ledger, or its own where that was raised above it.
    long lineage(InstanceId id) {
        var row = world.ledger().reader().get(Table.INSTANCE, new InstanceRows(id).lineage());
        return row == null
                ? session.lineage()
                : Math.max(session.lineage(), ByteBuffer.wrap(row).getLong());
    }

    /// What runs from here on, for the journal.
    RunRecord run(LivePlan.Instance one) {
        return new RunRecord(
                runId(one),
                one.bundleSha256(),
                one.configSha256(),
                "",
                "",
                plan.seed(),
                one.id(),
                one.account(),
                one.descriptor().strategyVersion());
    }

    private String runId(LivePlan.Instance one) {
        return RunId.of(
                one.bundleSha256(),
                one.configSha256(),
                plan.seed(),
                "",
                plan.mode().name());
    }
}
