package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventBody.Level;
import io.stratos.abi.model.Side;
import io.stratos.abi.wire.proto.Bar;
import io.stratos.abi.wire.proto.BookDelta;
import io.stratos.abi.wire.proto.BookLevel;
import io.stratos.abi.wire.proto.BookSnapshot;
import io.stratos.abi.wire.proto.Funding;
import io.stratos.abi.wire.proto.MarkPrice;
import io.stratos.abi.wire.proto.Quote;
import io.stratos.abi.wire.proto.Trade;
import java.util.ArrayList;
import java.util.List;

/// Bodies of market events.
final class MarketMapping {

    private MarketMapping() {}

    static Trade toProto(EventBody.Trade trade) {
        return Trade.newBuilder()
                .setPrice(ValueMapping.toProto(trade.price()))
                .setQty(ValueMapping.toProto(trade.qty()))
                .setAggressorValue(ValueMapping.number(trade.aggressor()))
                .setTradeId(trade.tradeId())
                .build();
    }

    static EventBody toModel(Trade trade) throws MalformedMessageException {
        return new EventBody.Trade(
                ValueMapping.required(trade.hasPrice(), trade.getPrice()),
                ValueMapping.required(trade.hasQty(), trade.getQty()),
                Side.ofNumber(trade.getAggressorValue()),
                trade.getTradeId());
    }

    static Quote toProto(EventBody.Quote quote) {
        return Quote.newBuilder()
                .setBidPrice(ValueMapping.toProto(quote.bidPrice()))
                .setBidQty(ValueMapping.toProto(quote.bidQty()))
                .setAskPrice(ValueMapping.toProto(quote.askPrice()))
                .setAskQty(ValueMapping.toProto(quote.askQty()))
                .build();
    }

    static EventBody toModel(Quote quote) throws MalformedMessageException {
        return new EventBody.Quote(
                ValueMapping.required(quote.hasBidPrice(), quote.getBidPrice()),
                ValueMapping.required(quote.hasBidQty(), quote.getBidQty()),
                ValueMapping.required(quote.hasAskPrice(), quote.getAskPrice()),
                ValueMapping.required(quote.hasAskQty(), quote.getAskQty()));
    }

    static BookSnapshot toProto(EventBody.BookSnapshot book) {
        return BookSnapshot.newBuilder()
                .addAllBids(levels(book.bids()))
                .addAllAsks(levels(book.asks()))
                .setLastUpdateId(book.lastUpdateId())
                .build();
    }

    static EventBody toModel(BookSnapshot book) throws MalformedMessageException {
        return new EventBody.BookSnapshot(
                levelsToModel(book.getBidsList()), levelsToModel(book.getAsksList()), book.getLastUpdateId());
    }

    static BookDelta toProto(EventBody.BookDelta delta) {
        return BookDelta.newBuilder()
                .addAllBids(levels(delta.bids()))
                .addAllAsks(levels(delta.asks()))
                .setFirstUpdateId(delta.firstUpdateId())
                .setLastUpdateId(delta.lastUpdateId())
                .build();
    }

    static EventBody toModel(BookDelta delta) throws MalformedMessageException {
        return new EventBody.BookDelta(
                levelsToModel(delta.getBidsList()),
                levelsToModel(delta.getAsksList()),
                delta.getFirstUpdateId(),
                delta.getLastUpdateId());
    }

    static Bar toProto(EventBody.Bar bar) {
        return Bar.newBuilder()
                .setOpen(ValueMapping.toProto(bar.open()))
                .setHigh(ValueMapping.toProto(bar.high()))
                .setLow(ValueMapping.toProto(bar.low()))
                .setClose(ValueMapping.toProto(bar.close()))
                .setVolume(ValueMapping.toProto(bar.volume()))
                .setIntervalNs(bar.intervalNanos())
                .setEndTimeNs(bar.endTimeNanos())
                .setTradeCount(bar.tradeCount())
                .setClosed(bar.closed())
                .build();
    }

    static EventBody toModel(Bar bar) throws MalformedMessageException {
        return new EventBody.Bar(
                ValueMapping.required(bar.hasOpen(), bar.getOpen()),
                ValueMapping.required(bar.hasHigh(), bar.getHigh()),
                ValueMapping.required(bar.hasLow(), bar.getLow()),
                ValueMapping.required(bar.hasClose(), bar.getClose()),
                ValueMapping.required(bar.hasVolume(), bar.getVolume()),
                bar.getIntervalNs(),
                bar.getEndTimeNs(),
                bar.getTradeCount(),
                bar.getClosed());
    }

    static Funding toProto(EventBody.Funding funding) {
        return Funding.newBuilder()
                .setRate(ValueMapping.toProto(funding.rate()))
                .setNextFundingTimeNs(funding.nextFundingTimeNanos())
                .build();
    }

    static EventBody toModel(Funding funding) throws MalformedMessageException {
        return new EventBody.Funding(
                ValueMapping.required(funding.hasRate(), funding.getRate()), funding.getNextFundingTimeNs());
    }

    static MarkPrice toProto(EventBody.MarkPrice price) {
        var out = MarkPrice.newBuilder().setMark(ValueMapping.toProto(price.mark()));
        var index = price.index();
        if (index != null) {
            out.setIndex(ValueMapping.toProto(index));
        }
        return out.build();
    }

    static EventBody toModel(MarkPrice price) throws MalformedMessageException {
        return new EventBody.MarkPrice(
                ValueMapping.required(price.hasMark(), price.getMark()),
                ValueMapping.optional(price.hasIndex(), price.getIndex()));
    }

    private static List<BookLevel> levels(List<Level> levels) {
        return levels.stream()
                .map(level -> BookLevel.newBuilder()
                        .setPrice(ValueMapping.toProto(level.price()))
                        .setQty(ValueMapping.toProto(level.qty()))
                        .build())
                .toList();
    }

    private static List<Level> levelsToModel(List<BookLevel> levels) throws MalformedMessageException {
        var list = new ArrayList<Level>();
        for (var level : levels) {
            list.add(new Level(
                    ValueMapping.required(level.hasPrice(), level.getPrice()),
                    ValueMapping.required(level.hasQty(), level.getQty())));
        }
        return list;
    }
}
