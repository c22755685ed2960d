package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers out of the venue's own book, each as of the moment the question arrived less the lag of that
/// answer.
///
/// What happened after that moment is not in it: a younger order is missing, one that was done later still
/// shows as open, later fills are not counted. Quantity and price of an order are the newest.
final class PaperAnswers {
    private final PaperExchange exchange;
    private final PaperAccount account;
    private final long arrivedNanos;
    private final long bookNanos;

    /// @param behindNanos how much older than the venue's own lag says the book is that is shown
    PaperAnswers(PaperExchange exchange, PaperAccount account, long arrivedNanos, long behindNanos) {
        this.exchange = exchange;
        this.account = account;
        this.arrivedNanos = arrivedNanos;
        bookNanos = arrivedNanos - behindNanos;
    }

    VenueAnswer to(VenueQuery query) {
        var lag = exchange.config().conduct().lag();
        return switch (query) {
            case VenueQuery.OpenOrders open -> openOrders(open, bookNanos - lag.openOrdersNanos());
            case VenueQuery.ById one -> byId(one, bookNanos - lag.orderNanos());
            case VenueQuery.Fills fills -> fills(fills, bookNanos - lag.fillsNanos());
            case VenueQuery.Positions positions -> positions(positions, bookNanos - lag.positionsNanos());
        };
    }

    private VenueAnswer openOrders(VenueQuery.OpenOrders query, long asOf) {
        var open = new TreeMap<Long, PaperOrder>();
        account.open().all().forEach(order -> open.put(order.number, order));
        account.history().orders().stream()
                .filter(order -> order.doneNanos > asOf)
                .forEach(order -> open.put(order.number, order));
        long after = number(query.page());
        int max = exchange.config().conduct().pageMax();
        var shown = open.tailMap(after, false).values().stream()
                .filter(order -> order.acceptedNanos <= asOf)
                .limit(max + 1L)
                .toList();
        boolean isMore = shown.size() > max;
        var page = isMore ? shown.subList(0, max) : shown;
        return new VenueAnswer.OpenOrders(
                query.id(),
                isMore ? Completeness.TRUNCATED : Completeness.COMPLETE,
                arrivedNanos,
                page.stream().map(order -> show(order, asOf)).toList(),
                isMore ? String.valueOf(page.getLast().number) : "");
    }

    private VenueAnswer byId(VenueQuery.ById query, long asOf) {
        var newest = account.newest(query.clientOrderId());
        var shown = newest == null || newest.acceptedNanos > asOf ? null : show(newest, asOf);
        return new VenueAnswer.ById(query.id(), Completeness.COMPLETE, arrivedNanos, shown);
    }

    /// Fills in the venue's order, with the newest correction of each.
    private VenueAnswer fills(VenueQuery.Fills query, long asOf) {
        long after = number(query.cursor());
        int max = exchange.config().conduct().pageMax();
        var page = new ArrayList<VenueReport.Filled>();
        var corrections = new ArrayList<VenueReport>();
        long last = after;
        boolean isCut = after < account.history().fillsForgotten();
        boolean isMore = false;
        for (var booked : account.history().fillsAfter(after)) {
            if (booked.fill().venueTimeNanos() > asOf) {
                break;
            }
            if (page.size() == max) {
                isMore = true;
                break;
            }
            last = booked.fill().tradeId();
            page.add(booked.fill());
            if (booked.revision() > 0) {
                corrections.add(booked.correction());
            }
        }
        var whole = isMore ? Completeness.TRUNCATED : Completeness.COMPLETE;
        return new VenueAnswer.Fills(
                query.id(),
                isCut ? Completeness.CUT : whole,
                arrivedNanos,
                page,
                corrections,
                last == 0 ? "" : String.valueOf(last));
    }

    private VenueAnswer positions(VenueQuery.Positions query, long asOf) {
        var lots = new HashMap<Integer, Long>();
        account.holdings().forEach(holding -> lots.put(holding.instrument, holding.position));
        for (var booked : account.history().fillsNewestFirst()) {
            if (booked.fill().venueTimeNanos() <= asOf) {
                break;
            }
            if (booked.stands()) {
                long qty = booked.fill().qty().units();
                lots.merge(booked.instrument(), booked.isBuy() ? -qty : qty, Long::sum);
            }
        }
        var quantities = new HashMap<Integer, Decimal>();
        lots.forEach((instrument, held) -> {
            if (held != 0) {
                quantities.put(instrument, new Decimal(held, qtyScale(instrument)));
            }
        });
        return new VenueAnswer.Positions(query.id(), Completeness.COMPLETE, arrivedNanos, quantities);
    }

    private VenueOrder show(PaperOrder order, long asOf) {
        var instrument = exchange.marketOf(order.instrument).instrument();
        long later = 0;
        for (var booked : account.history().fillsNewestFirst()) {
            if (booked.fill().venueTimeNanos() <= asOf) {
                break;
            }
            boolean isOfOrder = booked.order() == order.number && booked.stands();
            later += isOfOrder ? booked.fill().qty().units() : 0;
        }
        int qtyScale = instrument.lotSize().scale();
        return new VenueOrder(
                order.clientOrderId,
                order.venueOrderId(),
                order.instrument,
                order.isBuy() ? Side.BUY : Side.SELL,
                new Decimal(order.qty, qtyScale),
                order.hasLimit() ? order.priceAt(instrument.tickSize().scale()) : null,
                new Decimal(order.filled - order.busted - later, qtyScale),
                state(order, asOf));
    }

    private static VenueOrder.State state(PaperOrder order, long asOf) {
        if (order.done != null && order.doneNanos <= asOf) {
            return order.done;
        }
        return order.waitsForTrigger() ? VenueOrder.State.HELD : VenueOrder.State.WORKING;
    }

    private int qtyScale(int instrument) {
        return exchange.marketOf(instrument).instrument().lotSize().scale();
    }

    /// A page or cursor as this venue gave it; anything else starts at the beginning.
    private static long number(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
