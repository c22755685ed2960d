/// Market data on its way to lanes and to an in-process venue: newest wins for those who decide, all in order for
/// those who match.
///
/// Main types: [io.stratos.host.live.market.FeedAgent], [io.stratos.host.live.market.MarketSlots].
@NullMarked
package io.stratos.host.live.market;

import org.jspecify.annotations.NullMarked;
