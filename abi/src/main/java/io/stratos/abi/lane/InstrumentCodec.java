package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;

/// Message `Instrument`.
final class InstrumentCodec {
    private static final int ID = (1 << 3) | WireType.VARINT;
    private static final int VENUE = (2 << 3) | WireType.LENGTH;
    private static final int MARKET = (3 << 3) | WireType.LENGTH;
    private static final int SYMBOL = (4 << 3) | WireType.LENGTH;
    private static final int BASE_ASSET = (5 << 3) | WireType.LENGTH;
    private static final int QUOTE_ASSET = (6 << 3) | WireType.LENGTH;
    private static final int TICK_SIZE = (7 << 3) | WireType.LENGTH;
    private static final int LOT_SIZE = (8 << 3) | WireType.LENGTH;
    private static final int MIN_QTY = (9 << 3) | WireType.LENGTH;
    private static final int MAX_QTY = (10 << 3) | WireType.LENGTH;
    private static final int MIN_NOTIONAL = (11 << 3) | WireType.LENGTH;

    private InstrumentCodec() {}

    static void write(WireWriter out, int tag, Instrument value) {
        int mark = out.begin(tag);
        out.uint32(ID, value.id());
        out.text(VENUE, value.venue());
        out.text(MARKET, value.market());
        out.text(SYMBOL, value.symbol());
        out.text(BASE_ASSET, value.baseAsset());
        out.text(QUOTE_ASSET, value.quoteAsset());
        DecimalCodec.write(out, TICK_SIZE, value.tickSize());
        DecimalCodec.write(out, LOT_SIZE, value.lotSize());
        DecimalCodec.write(out, MIN_QTY, value.minQty());
        DecimalCodec.write(out, MAX_QTY, value.maxQty());
        DecimalCodec.write(out, MIN_NOTIONAL, value.minNotional());
        out.end(mark);
    }

    static Instrument read(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        int id = 0;
        String venue = "";
        String market = "";
        String symbol = "";
        String base = "";
        String quote = "";
        Decimal tick = null;
        Decimal lot = null;
        Decimal minQty = null;
        Decimal maxQty = null;
        Decimal minNotional = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ID -> id = in.varint32();
                case VENUE -> venue = in.text(InputDecoder.TEXT_BYTES_MAX);
                case MARKET -> market = in.text(InputDecoder.TEXT_BYTES_MAX);
                case SYMBOL -> symbol = in.text(InputDecoder.TEXT_BYTES_MAX);
                case BASE_ASSET -> base = in.text(InputDecoder.TEXT_BYTES_MAX);
                case QUOTE_ASSET -> quote = in.text(InputDecoder.TEXT_BYTES_MAX);
                case TICK_SIZE -> tick = DecimalCodec.read(in, tick);
                case LOT_SIZE -> lot = DecimalCodec.read(in, lot);
                case MIN_QTY -> minQty = DecimalCodec.read(in, minQty);
                case MAX_QTY -> maxQty = DecimalCodec.read(in, maxQty);
                case MIN_NOTIONAL -> minNotional = DecimalCodec.read(in, minNotional);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        try {
            return new Instrument(
                    id,
                    venue,
                    market,
                    symbol,
                    base,
                    quote,
                    WireReader.require(tick),
                    WireReader.require(lot),
                    WireReader.require(minQty),
                    WireReader.require(maxQty),
                    WireReader.require(minNotional));
        } catch (IllegalArgumentException _) { // the record's own checks: not an instrument
            throw MalformedMessageException.instance();
        }
    }
}
