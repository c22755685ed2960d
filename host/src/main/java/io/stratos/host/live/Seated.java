package io.stratos.host.live;

import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.LiveInstance;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketSlots;

/// An instance with what ties it to its account and to the market.
///
/// @param plan what was admitted
/// @param place in its lane
public record Seated(
        LivePlan.Instance plan, InstanceLink link, MarketSlots market, LaneAgent.Place place, LiveInstance instance) {}
