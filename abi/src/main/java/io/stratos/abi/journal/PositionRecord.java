package io.stratos.abi.journal;

import io.stratos.abi.lane.DecimalCodec;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import java.math.BigDecimal;

/// Row of a position.
///
/// @param qty signed: below zero is short
/// @param cost exact quote amount paid for what is held
/// @param realized profit so far before fees, in the quote asset
/// @param fees paid so far, in the quote asset; below zero is a rebate
/// @param fills number of fills booked
public record PositionRecord(
        AccountId account,
        InstanceId instance,
        int instrument,
        Decimal qty,
        BigDecimal cost,
        BigDecimal realized,
        BigDecimal fees,
        long fills) {

    private static final int ACCOUNT = (1 << 3) | WireType.LENGTH;
    private static final int INSTANCE = (2 << 3) | WireType.LENGTH;
    private static final int INSTRUMENT = (3 << 3) | WireType.VARINT;
    private static final int QTY = (4 << 3) | WireType.LENGTH;
    private static final int COST = (5 << 3) | WireType.LENGTH;
    private static final int REALIZED = (6 << 3) | WireType.LENGTH;
    private static final int FEES = (7 << 3) | WireType.LENGTH;
    private static final int FILLS = (8 << 3) | WireType.VARINT;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(ACCOUNT, account.value());
        out.text(INSTANCE, instance.toString());
        out.uint32(INSTRUMENT, instrument);
        DecimalCodec.write(out, QTY, qty);
        RecordFields.amount(out, COST, cost);
        RecordFields.amount(out, REALIZED, realized);
        RecordFields.amount(out, FEES, fees);
        out.int64(FILLS, fills);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static PositionRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String account = "";
        String instance = "";
        int instrument = 0;
        Decimal qty = null;
        BigDecimal cost = null;
        BigDecimal realized = null;
        BigDecimal fees = null;
        long fills = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ACCOUNT -> account = RecordFields.text(in);
                case INSTANCE -> instance = RecordFields.text(in);
                case INSTRUMENT -> instrument = in.varint32();
                case QTY -> qty = DecimalCodec.read(in, qty);
                case COST -> cost = RecordFields.amount(in);
                case REALIZED -> realized = RecordFields.amount(in);
                case FEES -> fees = RecordFields.amount(in);
                case FILLS -> fills = in.varint();
                default -> in.skip(tag);
            }
        }
        return new PositionRecord(
                RecordFields.account(account),
                RecordFields.instance(instance),
                instrument,
                WireReader.require(qty),
                WireReader.require(cost),
                WireReader.require(realized),
                WireReader.require(fees),
                fills);
    }
}
