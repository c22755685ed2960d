package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueRequest;
import org.jspecify.annotations.Nullable;

/// One order at the paper venue, in ticks and lots of its instrument's scale.
final class PaperOrder {

    /// Price of an order that has none.
    static final long NO_PRICE = Long.MIN_VALUE;

    /// Before it came to rest nothing is known of the queue ahead; nor where no market is seen at its
    /// price.
    static final long AHEAD_UNKNOWN = -1;

    final PaperAccount account;
    final String clientOrderId;
    /// The venue's count of orders; its own id is made of it.
    final long number;
    final int instrument;
    final Side side;
    final OrderType type;
    final TimeInForce tif;
    final boolean reduceOnly;
    final boolean postOnly;
    final long expireTimeNanos;
    final long stopPrice;
    long price;
    long qty;
    long filled;
    /// Rises with each order and with each change that costs the place in the queue.
    long priority;
    /// When it came to rest at its price; decides what of a bar it can have seen.
    long restingSinceNanos;
    boolean isTriggered;
    /// What of the market's queue at its price is ahead of it, in lots.
    long ahead = AHEAD_UNKNOWN;
    long acceptedNanos;
    /// When it was done, and how; null while it is open.
    long doneNanos;

    VenueOrder.@Nullable State done;
    /// Filled quantity that was taken back.
    long busted;

    PaperOrder(PaperAccount account, VenueRequest.Place asked, long number, int priceScale, int qtyScale) {
        this(
                account,
                asked.clientOrderId(),
                number,
                asked.instrument(),
                asked.side(),
                asked.type(),
                asked.tif(),
                asked.reduceOnly(),
                asked.postOnly(),
                asked.expireTimeNanos(),
                asked.stopPrice() == null ? NO_PRICE : Scale.exact(asked.stopPrice(), priceScale));
        price = asked.price() == null ? NO_PRICE : Scale.exact(asked.price(), priceScale);
        qty = Scale.exact(asked.qty(), qtyScale);
    }

    PaperOrder(
            PaperAccount account,
            String clientOrderId,
            long number,
            int instrument,
            Side side,
            OrderType type,
            TimeInForce tif,
            boolean reduceOnly,
            boolean postOnly,
            long expireTimeNanos,
            long stopPrice) {
        this.account = account;
        this.clientOrderId = clientOrderId;
        this.number = number;
        this.instrument = instrument;
        this.side = side;
        this.type = type;
        this.tif = tif;
        this.reduceOnly = reduceOnly;
        this.postOnly = postOnly;
        this.expireTimeNanos = expireTimeNanos;
        this.stopPrice = stopPrice;
    }

    String venueOrderId() {
        return "P" + number;
    }

    long leaves() {
        return qty - filled;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    boolean hasLimit() {
        return price != NO_PRICE;
    }

    boolean isStop() {
        return type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
    }

    boolean waitsForTrigger() {
        return isStop() && !isTriggered;
    }

    /// Whether what cannot be taken at once stays at the venue.
    boolean canRest() {
        return hasLimit() && (tif == TimeInForce.GTC || tif == TimeInForce.GTD);
    }

    boolean expires() {
        return tif == TimeInForce.GTD;
    }

    Decimal priceAt(int scale) {
        return new Decimal(price, scale);
    }
}
