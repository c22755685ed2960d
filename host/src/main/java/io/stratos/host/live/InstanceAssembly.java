package io.stratos.host.live;

import io.stratos.abi.identity.RunId;
import io.stratos.abi.journal.RunRecord;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.lane.InstanceSetting;
import io.stratos.host.live.lane.LiveInstance;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketSlots;
import io.stratos.host.live.market.PriceBoard;

/// Puts the instances of a live host together: those of its plan, and those that come later.
record InstanceAssembly(LivePlan plan, LiveWorld world, Session session, PriceBoard prices, TradingHalt halt) {

    Seated seat(LivePlan.Instance one, InstanceLink link, AccountInbox account) {
        var capabilities = one.descriptor().capabilities();
        var market = new MarketSlots(plan.instruments(), capabilities.events());
        var setting = new InstanceSetting(
                spec(one),
                one.breaker(),
                world.metrics().instance(one.id(), capabilities.lane()),
                link,
                account,
                market,
                prices,
                world.ledger(),
                world.rebuilds(),
                halt,
                world.steps());
        return new Seated(one, link, market, new LiveInstance(setting));
    }

    private InstanceSpec spec(LivePlan.Instance one) {
        return new InstanceSpec(
                one.id(),
                one.account(),
                one.descriptor(),
                one.module(),
                plan.instruments(),
                one.config(),
                runId(one),
                session.lineage(),
                Session.TOKEN,
                plan.seed(),
                plan.checkpointEveryTurns(),
                one.health());
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
