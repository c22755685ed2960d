package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Side;
import org.jspecify.annotations.Nullable;

/// Bodies of market events that are a fixed set of values: trade, quote, bar, funding, mark price.
///
/// The writers of what comes per tick take units and scales, so that a lane needs no objects.
final class MarketEventCodec {
    private static final int TRADE_PRICE = (1 << 3) | WireType.LENGTH;
    private static final int TRADE_QTY = (2 << 3) | WireType.LENGTH;
    private static final int TRADE_AGGRESSOR = (3 << 3) | WireType.VARINT;
    private static final int TRADE_ID = (4 << 3) | WireType.VARINT;

    private static final int BID_PRICE = (1 << 3) | WireType.LENGTH;
    private static final int BID_QTY = (2 << 3) | WireType.LENGTH;
    private static final int ASK_PRICE = (3 << 3) | WireType.LENGTH;
    private static final int ASK_QTY = (4 << 3) | WireType.LENGTH;

    private static final int OPEN = (1 << 3) | WireType.LENGTH;
    private static final int HIGH = (2 << 3) | WireType.LENGTH;
    private static final int LOW = (3 << 3) | WireType.LENGTH;
    private static final int CLOSE = (4 << 3) | WireType.LENGTH;
    private static final int VOLUME = (5 << 3) | WireType.LENGTH;
    private static final int INTERVAL = (6 << 3) | WireType.VARINT;
    private static final int END_TIME = (7 << 3) | WireType.VARINT;
    private static final int TRADE_COUNT = (8 << 3) | WireType.VARINT;
    private static final int CLOSED = (9 << 3) | WireType.VARINT;

    private static final int RATE = (1 << 3) | WireType.LENGTH;
    private static final int NEXT_FUNDING_TIME = (2 << 3) | WireType.VARINT;

    private static final int MARK = (1 << 3) | WireType.LENGTH;
    private static final int INDEX = (2 << 3) | WireType.LENGTH;

    private MarketEventCodec() {}

    static void writeTrade(
            WireWriter out,
            int tag,
            long priceUnits,
            int priceScale,
            long qtyUnits,
            int qtyScale,
            @Nullable Side aggressor,
            long tradeId) {
        int mark = out.begin(tag);
        out.decimal(TRADE_PRICE, priceUnits, priceScale);
        out.decimal(TRADE_QTY, qtyUnits, qtyScale);
        out.enumeration(TRADE_AGGRESSOR, aggressor);
        out.int64(TRADE_ID, tradeId);
        out.end(mark);
    }

    static EventBody readTrade(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal price = null;
        Decimal qty = null;
        Side aggressor = null;
        long tradeId = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case TRADE_PRICE -> price = DecimalCodec.read(in, price);
                case TRADE_QTY -> qty = DecimalCodec.read(in, qty);
                case TRADE_AGGRESSOR -> aggressor = Side.ofNumber(in.varint32());
                case TRADE_ID -> tradeId = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Trade(WireReader.require(price), WireReader.require(qty), aggressor, tradeId);
    }

    static void writeQuote(
            WireWriter out,
            int tag,
            long bidPriceUnits,
            int bidPriceScale,
            long bidQtyUnits,
            int bidQtyScale,
            long askPriceUnits,
            int askPriceScale,
            long askQtyUnits,
            int askQtyScale) {
        int mark = out.begin(tag);
        out.decimal(BID_PRICE, bidPriceUnits, bidPriceScale);
        out.decimal(BID_QTY, bidQtyUnits, bidQtyScale);
        out.decimal(ASK_PRICE, askPriceUnits, askPriceScale);
        out.decimal(ASK_QTY, askQtyUnits, askQtyScale);
        out.end(mark);
    }

    static EventBody readQuote(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal bidPrice = null;
        Decimal bidQty = null;
        Decimal askPrice = null;
        Decimal askQty = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case BID_PRICE -> bidPrice = DecimalCodec.read(in, bidPrice);
                case BID_QTY -> bidQty = DecimalCodec.read(in, bidQty);
                case ASK_PRICE -> askPrice = DecimalCodec.read(in, askPrice);
                case ASK_QTY -> askQty = DecimalCodec.read(in, askQty);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Quote(
                WireReader.require(bidPrice),
                WireReader.require(bidQty),
                WireReader.require(askPrice),
                WireReader.require(askQty));
    }

    static void writeBar(
            WireWriter out,
            int tag,
            long openUnits,
            long highUnits,
            long lowUnits,
            long closeUnits,
            int priceScale,
            long volumeUnits,
            int volumeScale,
            long intervalNanos,
            long endTimeNanos,
            long tradeCount,
            boolean closed) {
        int mark = out.begin(tag);
        out.decimal(OPEN, openUnits, priceScale);
        out.decimal(HIGH, highUnits, priceScale);
        out.decimal(LOW, lowUnits, priceScale);
        out.decimal(CLOSE, closeUnits, priceScale);
        out.decimal(VOLUME, volumeUnits, volumeScale);
        writeBarTail(out, intervalNanos, endTimeNanos, tradeCount, closed);
        out.end(mark);
    }

    /// A bar whose prices may have different scales.
    static void writeBar(WireWriter out, int tag, EventBody.Bar bar) {
        int mark = out.begin(tag);
        DecimalCodec.write(out, OPEN, bar.open());
        DecimalCodec.write(out, HIGH, bar.high());
        DecimalCodec.write(out, LOW, bar.low());
        DecimalCodec.write(out, CLOSE, bar.close());
        DecimalCodec.write(out, VOLUME, bar.volume());
        writeBarTail(out, bar.intervalNanos(), bar.endTimeNanos(), bar.tradeCount(), bar.closed());
        out.end(mark);
    }

    private static void writeBarTail(
            WireWriter out, long intervalNanos, long endTimeNanos, long tradeCount, boolean closed) {
        out.int64(INTERVAL, intervalNanos);
        out.int64(END_TIME, endTimeNanos);
        out.int64(TRADE_COUNT, tradeCount);
        out.bool(CLOSED, closed);
    }

    static EventBody readBar(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal open = null;
        Decimal high = null;
        Decimal low = null;
        Decimal close = null;
        Decimal volume = null;
        long interval = 0;
        long endTime = 0;
        long tradeCount = 0;
        boolean closed = false;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case OPEN -> open = DecimalCodec.read(in, open);
                case HIGH -> high = DecimalCodec.read(in, high);
                case LOW -> low = DecimalCodec.read(in, low);
                case CLOSE -> close = DecimalCodec.read(in, close);
                case VOLUME -> volume = DecimalCodec.read(in, volume);
                case INTERVAL -> interval = in.varint();
                case END_TIME -> endTime = in.varint();
                case TRADE_COUNT -> tradeCount = in.varint();
                case CLOSED -> closed = in.bool();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Bar(
                WireReader.require(open),
                WireReader.require(high),
                WireReader.require(low),
                WireReader.require(close),
                WireReader.require(volume),
                interval,
                endTime,
                tradeCount,
                closed);
    }

    static void writeFunding(WireWriter out, int tag, EventBody.Funding funding) {
        int mark = out.begin(tag);
        DecimalCodec.write(out, RATE, funding.rate());
        out.int64(NEXT_FUNDING_TIME, funding.nextFundingTimeNanos());
        out.end(mark);
    }

    static EventBody readFunding(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal rate = null;
        long next = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case RATE -> rate = DecimalCodec.read(in, rate);
                case NEXT_FUNDING_TIME -> next = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Funding(WireReader.require(rate), next);
    }

    static void writeMarkPrice(WireWriter out, int tag, EventBody.MarkPrice price) {
        int mark = out.begin(tag);
        DecimalCodec.write(out, MARK, price.mark());
        DecimalCodec.write(out, INDEX, price.index());
        out.end(mark);
    }

    static EventBody readMarkPrice(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal mark = null;
        Decimal index = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case MARK -> mark = DecimalCodec.read(in, mark);
                case INDEX -> index = DecimalCodec.read(in, index);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.MarkPrice(WireReader.require(mark), index);
    }
}
