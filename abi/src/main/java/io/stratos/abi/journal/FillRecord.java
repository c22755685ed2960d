package io.stratos.abi.journal;

import io.stratos.abi.lane.DecimalCodec;
import io.stratos.abi.lane.FillCodec;
import io.stratos.abi.lane.IntentRefCodec;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;

/// Kind FILL: one fill as booked; also the fill's row.
///
/// @param positionQty position of the instance in the instrument after this fill
/// @param realized profit of this fill before its fee, in the quote asset
/// @param correction 0 as filled, 1 the venue took it back, 2 the venue gave it back
/// @param revision the venue's count of corrections of this fill, 0 before the first
public record FillRecord(
        AccountId account,
        InstanceId instance,
        String clientOrderId,
        IntentRef intent,
        int instrument,
        Side side,
        EventBody.Fill fill,
        Decimal positionQty,
        BigDecimal realized,
        long venueTimeNanos,
        int correction,
        long revision) {

    private static final int ACCOUNT = (1 << 3) | WireType.LENGTH;
    private static final int INSTANCE = (2 << 3) | WireType.LENGTH;
    private static final int CLIENT_ORDER_ID = (3 << 3) | WireType.LENGTH;
    private static final int INTENT = (4 << 3) | WireType.LENGTH;
    private static final int INSTRUMENT = (5 << 3) | WireType.VARINT;
    private static final int SIDE = (6 << 3) | WireType.VARINT;
    private static final int FILL = (7 << 3) | WireType.LENGTH;
    private static final int POSITION_QTY = (8 << 3) | WireType.LENGTH;
    private static final int REALIZED = (9 << 3) | WireType.LENGTH;
    private static final int VENUE_TIME_NANOS = (10 << 3) | WireType.VARINT;
    private static final int CORRECTION = (11 << 3) | WireType.VARINT;
    private static final int REVISION = (12 << 3) | WireType.VARINT;

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
        out.text(CLIENT_ORDER_ID, clientOrderId);
        IntentRefCodec.write(out, INTENT, intent);
        out.uint32(INSTRUMENT, instrument);
        out.enumeration(SIDE, side);
        FillCodec.write(out, FILL, fill);
        DecimalCodec.write(out, POSITION_QTY, positionQty);
        RecordFields.amount(out, REALIZED, realized);
        out.int64(VENUE_TIME_NANOS, venueTimeNanos);
        out.uint32(CORRECTION, correction);
        out.int64(REVISION, revision);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static FillRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String account = "";
        String instance = "";
        String clientOrderId = "";
        IntentRef intent = null;
        int instrument = 0;
        Side side = null;
        EventBody.Fill fill = null;
        Decimal positionQty = null;
        BigDecimal realized = null;
        long venueTimeNanos = 0;
        int correction = 0;
        long revision = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ACCOUNT -> account = RecordFields.text(in);
                case INSTANCE -> instance = RecordFields.text(in);
                case CLIENT_ORDER_ID -> clientOrderId = RecordFields.text(in);
                case INTENT -> intent = IntentRefCodec.read(in, intent);
                case INSTRUMENT -> instrument = in.varint32();
                case SIDE -> side = Side.ofNumber(in.varint32());
                case FILL -> fill = FillCodec.read(in, fill);
                case POSITION_QTY -> positionQty = DecimalCodec.read(in, positionQty);
                case REALIZED -> realized = RecordFields.amount(in);
                case VENUE_TIME_NANOS -> venueTimeNanos = in.varint();
                case CORRECTION -> correction = in.varint32();
                case REVISION -> revision = in.varint();
                default -> in.skip(tag);
            }
        }
        return new FillRecord(
                RecordFields.account(account),
                RecordFields.instance(instance),
                clientOrderId,
                WireReader.require(intent),
                instrument,
                WireReader.require(side),
                WireReader.require(fill),
                WireReader.require(positionQty),
                WireReader.require(realized),
                venueTimeNanos,
                correction,
                revision);
    }
}
