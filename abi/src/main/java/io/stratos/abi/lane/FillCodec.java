package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Liquidity;
import org.jspecify.annotations.Nullable;

/// Message `Fill`.
public final class FillCodec {
    private static final int PRICE = (1 << 3) | WireType.LENGTH;
    private static final int QTY = (2 << 3) | WireType.LENGTH;
    private static final int FEE = (3 << 3) | WireType.LENGTH;
    private static final int LIQUIDITY = (4 << 3) | WireType.VARINT;
    private static final int TRADE_ID = (5 << 3) | WireType.VARINT;

    private FillCodec() {}

    public static void write(WireWriter out, int tag, EventBody.@Nullable Fill fill) {
        if (fill != null) {
            int mark = out.begin(tag);
            DecimalCodec.write(out, PRICE, fill.price());
            DecimalCodec.write(out, QTY, fill.qty());
            DecimalCodec.write(out, FEE, fill.fee());
            out.enumeration(LIQUIDITY, fill.liquidity());
            out.int64(TRADE_ID, fill.tradeId());
            out.end(mark);
        }
    }

    public static EventBody.Fill read(WireReader in, EventBody.@Nullable Fill previous)
            throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        Decimal price = null;
        Decimal qty = null;
        Decimal fee = null;
        Liquidity liquidity = null;
        long tradeId = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case PRICE -> price = DecimalCodec.read(in, price);
                case QTY -> qty = DecimalCodec.read(in, qty);
                case FEE -> fee = DecimalCodec.read(in, fee);
                case LIQUIDITY -> liquidity = Liquidity.ofNumber(in.varint32());
                case TRADE_ID -> tradeId = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Fill(
                WireReader.require(price), WireReader.require(qty), WireReader.require(fee), liquidity, tradeId);
    }
}
