package io.stratos.host.report;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.report.Trail.BookedFill;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Walks the recorded deliveries of one instance once, together with its fills, and values the account at each price
/// that the strategy was shown.
///
/// A fill at the same instant as a price was booked before the price was delivered; that is the order of a run.
final class MarketPass {
    private final Trail trail;
    private final SessionFacts facts;
    private final BigDecimal startEquity;
    private final Set<Long> cursorsThatAsked = new HashSet<>();
    private final Map<Integer, BigDecimal> prices = new TreeMap<>();
    private final Map<Integer, BigDecimal> firstPrices = new TreeMap<>();
    private final Map<Integer, BigDecimal> held = new TreeMap<>();
    private final Market market;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal peak;
    private int nextFill;

    private MarketPass(Trail trail, SessionFacts facts, Market market) {
        this.trail = trail;
        this.facts = facts;
        this.market = market;
        startEquity = facts.startEquity();
        peak = startEquity;
        trail.orders().forEach(order -> cursorsThatAsked.add(order.cursor()));
    }

    /// Walks the deliveries.
    static Market walk(LedgerReader reader, Trail trail, SessionFacts facts) {
        var rows = new InstanceRows(trail.run().instance());
        var market = new Market(facts.fromNanos(), facts.toNanos());
        var pass = new MarketPass(trail, facts, market);
        try {
            reader.scan(Table.INSTANCE, rows.deliveriesPrefix(), (key, block) -> {
                DeliveryBlock.visit(InstanceRows.numberOf(key), block, pass::delivery);
                return true;
            });
        } catch (IllegalArgumentException cut) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "deliveries", cut);
        }
        pass.book(Long.MAX_VALUE);
        return market;
    }

    /// `now` of the first recorded delivery, null if nothing was delivered.
    static @Nullable Long firstNow(LedgerReader reader, InstanceRows rows) {
        var found = new HashMap<String, Long>();
        reader.scan(Table.INSTANCE, rows.deliveriesPrefix(), (key, block) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), block, (cursor, buffer, offset, length) -> {
                found.put(
                        "now", decode(cursor, buffer, offset, length).context().nowNanos());
                return false;
            });
            return false;
        });
        return found.get("now");
    }

    private boolean delivery(long cursor, byte[] buffer, int offset, int length) {
        var input = decode(cursor, buffer, offset, length);
        long now = input.context().nowNanos();
        book(now);
        market.delivered(input);
        if (input instanceof Input.OnEvent given) {
            int instrument = given.event().header().instrument();
            switch (given.event().body()) {
                case EventBody.Trade trade -> price(instrument, trade.price().toBigDecimal(), now);
                case EventBody.Bar bar -> price(instrument, bar.close().toBigDecimal(), now);
                case EventBody.Execution execution -> denial(execution, now);
                default -> {} // moves no price and no position
            }
        }
        if (cursorsThatAsked.contains(cursor)) {
            market.seenAt(cursor, prices);
        }
        return true;
    }

    private void denial(EventBody.Execution execution, long now) {
        var reason = ReasonCode.ofNumber(execution.reasonCode());
        if (execution.kind() == ExecutionKind.DENIED && reason != null && !trail.wasDeniedByGate(execution.intent())) {
            market.deniedByAccount(now, reason);
        }
    }

    private void price(int instrument, BigDecimal price, long now) {
        prices.put(instrument, price);
        firstPrices.putIfAbsent(instrument, price);
        market.priced(instrument, now, firstPrices.get(instrument), price);
        value(now);
    }

    /// Books every fill up to that time.
    private void book(long untilNanos) {
        var fills = trail.fills();
        while (nextFill < fills.size() && fills.get(nextFill).atNanos() <= untilNanos) {
            book(fills.get(nextFill++));
        }
    }

    private void book(BookedFill booked) {
        var record = booked.fill();
        var fill = record.fill();
        var qty = fill.qty().toBigDecimal();
        var signed = record.side() == Side.BUY ? qty : qty.negate();
        var cost = fill.price().toBigDecimal().multiply(signed);
        if (facts.isValued(record.instrument())) {
            cash = cash.subtract(cost).subtract(fill.fee().toBigDecimal());
        }
        held.put(record.instrument(), record.positionQty().toBigDecimal());
        prices.putIfAbsent(record.instrument(), fill.price().toBigDecimal());
        market.held(record.instrument(), booked.atNanos(), record.positionQty().toBigDecimal());
        value(booked.atNanos());
    }

    private void value(long now) {
        var equity = startEquity.add(cash);
        for (var position : held.entrySet()) {
            if (facts.isValued(position.getKey())) {
                equity = equity.add(position.getValue().multiply(prices.get(position.getKey())));
            }
        }
        peak = peak.max(equity);
        market.valued(now, equity, peak);
    }

    private static Input decode(long cursor, byte[] buffer, int offset, int length) {
        try {
            return InputDecoder.decode(buffer, offset, length);
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "delivery " + cursor, damaged);
        }
    }
}
