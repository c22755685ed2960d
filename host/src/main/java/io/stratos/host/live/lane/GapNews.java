package io.stratos.host.live.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.AcceptedGap;
import io.stratos.host.lane.AcceptedGaps;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.link.TurnEffect;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells a strategy of a gap in its deliveries that an operator accepted (DESIGN §5): the next record of each
/// instrument
/// and kind carries the flag GAP, its account tells it position and open orders of each instrument, and until a restart
/// window is over it only reduces. All of it comes again with each start, until the last of the snapshots is in a
/// committed turn. Its lane's thread.
final class GapNews {
    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final Consumer<TurnEffect> account;
    private @Nullable AcceptedGap untold;

    /// @param account hears of what is to be told, behind all that was wanted before
    GapNews(InstanceSetting parts, StrategyInstance strategy, Consumer<TurnEffect> account) {
        this.parts = parts;
        this.strategy = strategy;
        this.account = account;
        untold = AcceptedGaps.load(parts.ledger().reader(), strategy.rows())
                .untold()
                .orElse(null);
    }

    /// Its guest stands behind the gap.
    ///
    /// @return whether there is one of which it has not heard
    boolean cameUp(long nowNanos) {
        var gap = untold;
        if (gap == null) {
            return false;
        }
        strategy.healthAt(nowNanos).degrade(ReasonCode.STA_DELIVERY_GAP, strategy.nowNanos());
        parts.market().missed();
        parts.link().instruments().forEach(one -> account.accept(new TurnEffect.Snapshot(one.id())));
        if (parts.link().instruments().isEmpty()) {
            isTold(gap);
        }
        return true;
    }

    /// A turn begins with an event; snapshots come in the order in which they were asked for.
    void delivered(Event event) {
        var gap = untold;
        if (gap != null
                && event.body() instanceof EventBody.AccountSnapshot
                && event.header().instrument()
                        == parts.link().instruments().getLast().id()) {
            isTold(gap);
        }
    }

    private void isTold(AcceptedGap gap) {
        untold = null;
        strategy.keep(strategy.rows().gap(gap.after()), gap.told().encode());
    }
}
