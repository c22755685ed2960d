package io.stratos.host.live.market;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import org.jspecify.annotations.Nullable;

/// What market data says of itself.
final class MarketKinds {
    private MarketKinds() {}

    /// What a strategy subscribes to it by.
    static EventKind of(EventBody body) {
        return switch (body) {
            case EventBody.Trade _ -> EventKind.TRADE;
            case EventBody.Quote _ -> EventKind.QUOTE;
            case EventBody.BookSnapshot _ -> EventKind.BOOK_SNAPSHOT;
            case EventBody.BookDelta _ -> EventKind.BOOK_DELTA;
            case EventBody.Bar _ -> EventKind.BAR;
            case EventBody.Funding _ -> EventKind.FUNDING;
            case EventBody.MarkPrice _ -> EventKind.MARK_PRICE;
            case EventBody.Execution _,
                    EventBody.Risk _,
                    EventBody.Safety _,
                    EventBody.RegimeChange _,
                    EventBody.ManualSignal _,
                    EventBody.AccountSnapshot _,
                    EventBody.ConfigUpdate _,
                    EventBody.ServiceResponse _ ->
                throw new IllegalArgumentException("Condition failed: a market source gives market data, got="
                        + body.getClass().getSimpleName());
        };
    }

    /// The price it tells, null if it tells none that an order could be valued by.
    static @Nullable Decimal priceOf(EventBody body) {
        return switch (body) {
            case EventBody.Trade trade -> trade.price();
            case EventBody.Bar bar -> bar.close();
            case EventBody.MarkPrice mark -> mark.mark();
            default -> null;
        };
    }
}
