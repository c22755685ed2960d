package io.stratos.host.live.account;

import io.stratos.execution.connector.AccountSetup;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketQueue;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.world.WallClock;
import io.stratos.state.Ledger;
import io.stratos.state.Writer;
import java.util.List;

/// What an account's agent is put together from.
///
/// @param market what happens at a venue that lives in this process; never filled for others
/// @param links one for each instance of the account
/// @param stallNanos a write of the ledger that takes longer is a stall
public record AccountSetting(
        AccountSetup setup,
        Writer writer,
        AccountVenue venue,
        Ledger ledger,
        AccountInbox inbox,
        List<InstanceLink> links,
        MarketQueue market,
        PriceBoard prices,
        WallClock clock,
        AccountMetrics metrics,
        TradingHalt halt,
        Steps steps,
        long stallNanos) {
    public AccountSetting {
        links = List.copyOf(links);
    }
}
