package io.stratos.host.live.lane;

import io.stratos.abi.model.Lane;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketSlots;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.world.WallClock;
import io.stratos.state.Ledger;

/// What a live instance is put together from.
///
/// @param bell rung when something of its is to be looked at
/// @param shares of its lane
/// @param quietNanos after which quiet turns are committed
/// @param clock of all lanes; read where guests are made
/// @param rebuilds makes guests off the lane, on threads whose stack is as deep as a lane's; one instance's
///     never waits for another's to end
public record InstanceSetting(
        InstanceSpec spec,
        BreakerRules breaker,
        QualityPolicy quality,
        Objectives objectives,
        InstanceMetrics metrics,
        InstanceLink link,
        Bell bell,
        LaneShares shares,
        long quietNanos,
        AccountInbox account,
        MarketSlots market,
        PriceBoard prices,
        LiveServices services,
        Ledger ledger,
        WallClock clock,
        Makings rebuilds,
        TradingHalt halt,
        Steps steps) {

    /// The lane that runs it.
    public Lane lane() {
        return spec.descriptor().capabilities().lane();
    }
}
