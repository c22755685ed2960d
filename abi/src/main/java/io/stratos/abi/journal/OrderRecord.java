package io.stratos.abi.journal;

import io.stratos.abi.lane.DecimalCodec;
import io.stratos.abi.lane.IntentRefCodec;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Kind ORDER: one transition of an order; also the order's row.
///
/// `lifecycle` and `pending` are numbers of the account core's own enums. An order that the host made
/// itself stands under an instance of the host's (`host/ORIGIN/SCOPE`).
///
/// @param cumulativeQuote exact sum of price × quantity over the order's fills
/// @param bodySha256 of the approved canonical body
/// @param version rises with each transition
/// @param expireTimeNanos end of a GTD order, 0 for the others
/// @param notAfterNanos past this time it may not be sent, not even again
/// @param attempts how often the venue was asked for it
/// @param unknownSinceNanos when its outcome became unknown, 0 while it is known
/// @param alarms how many alarms its age has raised since then
/// @param onBehalfOf the instance whose position it changes, for an order that the host made; else null
/// @param replaces whose place it takes, for an order by which an amend was carried out; else null
public record OrderRecord(
        AccountId account,
        InstanceId instance,
        IntentRef intent,
        String idempotencyKey,
        String clientOrderId,
        String venueOrderId,
        int instrument,
        Side side,
        OrderType type,
        @Nullable TimeInForce tif,
        Decimal qty,
        @Nullable Decimal price,
        @Nullable Decimal stopPrice,
        boolean reduceOnly,
        boolean closeOnly,
        boolean postOnly,
        int lifecycle,
        int pending,
        Decimal cumulativeQty,
        BigDecimal cumulativeQuote,
        ReasonCode reason,
        long createdAtNanos,
        long updatedAtNanos,
        int version,
        String traceId,
        String runId,
        String bodySha256,
        long expireTimeNanos,
        long notAfterNanos,
        int attempts,
        long unknownSinceNanos,
        int alarms,
        @Nullable InstanceId onBehalfOf,
        @Nullable Replacement replaces) {

    private static final int ACCOUNT = (1 << 3) | WireType.LENGTH;
    private static final int INSTANCE = (2 << 3) | WireType.LENGTH;
    private static final int INTENT = (3 << 3) | WireType.LENGTH;
    private static final int IDEMPOTENCY_KEY = (4 << 3) | WireType.LENGTH;
    private static final int CLIENT_ORDER_ID = (5 << 3) | WireType.LENGTH;
    private static final int VENUE_ORDER_ID = (6 << 3) | WireType.LENGTH;
    private static final int INSTRUMENT = (7 << 3) | WireType.VARINT;
    private static final int SIDE = (8 << 3) | WireType.VARINT;
    private static final int TYPE = (9 << 3) | WireType.VARINT;
    private static final int TIF = (10 << 3) | WireType.VARINT;
    private static final int QTY = (11 << 3) | WireType.LENGTH;
    private static final int PRICE = (12 << 3) | WireType.LENGTH;
    private static final int STOP_PRICE = (13 << 3) | WireType.LENGTH;
    private static final int REDUCE_ONLY = (14 << 3) | WireType.VARINT;
    private static final int POST_ONLY = (15 << 3) | WireType.VARINT;
    private static final int LIFECYCLE = (16 << 3) | WireType.VARINT;
    private static final int PENDING = (17 << 3) | WireType.VARINT;
    private static final int CUMULATIVE_QTY = (18 << 3) | WireType.LENGTH;
    private static final int CUMULATIVE_QUOTE = (19 << 3) | WireType.LENGTH;
    private static final int REASON = (20 << 3) | WireType.VARINT;
    private static final int CREATED_AT_NANOS = (21 << 3) | WireType.VARINT;
    private static final int UPDATED_AT_NANOS = (22 << 3) | WireType.VARINT;
    private static final int VERSION = (23 << 3) | WireType.VARINT;
    private static final int TRACE_ID = (24 << 3) | WireType.LENGTH;
    private static final int RUN_ID = (25 << 3) | WireType.LENGTH;
    private static final int BODY_SHA256 = (26 << 3) | WireType.LENGTH;
    private static final int CLOSE_ONLY = (27 << 3) | WireType.VARINT;
    private static final int EXPIRE_TIME_NANOS = (28 << 3) | WireType.VARINT;
    private static final int NOT_AFTER_NANOS = (29 << 3) | WireType.VARINT;
    private static final int ATTEMPTS = (30 << 3) | WireType.VARINT;
    private static final int UNKNOWN_SINCE_NANOS = (31 << 3) | WireType.VARINT;
    private static final int ALARMS = (32 << 3) | WireType.VARINT;
    private static final int ON_BEHALF_OF = (33 << 3) | WireType.LENGTH;
    private static final int REPLACES = (34 << 3) | WireType.LENGTH;

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
        IntentRefCodec.write(out, INTENT, intent);
        out.text(IDEMPOTENCY_KEY, idempotencyKey);
        out.text(CLIENT_ORDER_ID, clientOrderId);
        out.text(VENUE_ORDER_ID, venueOrderId);
        out.uint32(INSTRUMENT, instrument);
        out.enumeration(SIDE, side);
        out.enumeration(TYPE, type);
        out.enumeration(TIF, tif);
        DecimalCodec.write(out, QTY, qty);
        DecimalCodec.write(out, PRICE, price);
        DecimalCodec.write(out, STOP_PRICE, stopPrice);
        out.bool(REDUCE_ONLY, reduceOnly);
        out.bool(POST_ONLY, postOnly);
        out.uint32(LIFECYCLE, lifecycle);
        out.uint32(PENDING, pending);
        DecimalCodec.write(out, CUMULATIVE_QTY, cumulativeQty);
        RecordFields.amount(out, CUMULATIVE_QUOTE, cumulativeQuote);
        out.enumeration(REASON, reason);
        out.int64(CREATED_AT_NANOS, createdAtNanos);
        out.int64(UPDATED_AT_NANOS, updatedAtNanos);
        out.uint32(VERSION, version);
        out.text(TRACE_ID, traceId);
        out.text(RUN_ID, runId);
        RecordFields.hash(out, BODY_SHA256, bodySha256);
        out.bool(CLOSE_ONLY, closeOnly);
        out.int64(EXPIRE_TIME_NANOS, expireTimeNanos);
        out.int64(NOT_AFTER_NANOS, notAfterNanos);
        out.uint32(ATTEMPTS, attempts);
        out.int64(UNKNOWN_SINCE_NANOS, unknownSinceNanos);
        out.uint32(ALARMS, alarms);
        out.text(ON_BEHALF_OF, onBehalfOf == null ? "" : onBehalfOf.toString());
        Replacement.write(out, REPLACES, replaces);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static OrderRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String account = "";
        String instance = "";
        IntentRef intent = null;
        String idempotencyKey = "";
        String clientOrderId = "";
        String venueOrderId = "";
        int instrument = 0;
        Side side = null;
        OrderType type = null;
        TimeInForce tif = null;
        Decimal qty = null;
        Decimal price = null;
        Decimal stopPrice = null;
        boolean reduceOnly = false;
        boolean postOnly = false;
        int lifecycle = 0;
        int pending = 0;
        Decimal cumulativeQty = null;
        BigDecimal cumulativeQuote = null;
        int reason = 0;
        long createdAtNanos = 0;
        long updatedAtNanos = 0;
        int version = 0;
        String traceId = "";
        String runId = "";
        String bodySha256 = "";
        boolean closeOnly = false;
        long expireTimeNanos = 0;
        long notAfterNanos = 0;
        int attempts = 0;
        long unknownSinceNanos = 0;
        int alarms = 0;
        String onBehalfOf = "";
        Replacement replaces = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ACCOUNT -> account = RecordFields.text(in);
                case INSTANCE -> instance = RecordFields.text(in);
                case INTENT -> intent = IntentRefCodec.read(in, intent);
                case IDEMPOTENCY_KEY -> idempotencyKey = RecordFields.text(in);
                case CLIENT_ORDER_ID -> clientOrderId = RecordFields.text(in);
                case VENUE_ORDER_ID -> venueOrderId = RecordFields.text(in);
                case INSTRUMENT -> instrument = in.varint32();
                case SIDE -> side = Side.ofNumber(in.varint32());
                case TYPE -> type = OrderType.ofNumber(in.varint32());
                case TIF -> tif = TimeInForce.ofNumber(in.varint32());
                case QTY -> qty = DecimalCodec.read(in, qty);
                case PRICE -> price = DecimalCodec.read(in, price);
                case STOP_PRICE -> stopPrice = DecimalCodec.read(in, stopPrice);
                case REDUCE_ONLY -> reduceOnly = in.bool();
                case POST_ONLY -> postOnly = in.bool();
                case LIFECYCLE -> lifecycle = in.varint32();
                case PENDING -> pending = in.varint32();
                case CUMULATIVE_QTY -> cumulativeQty = DecimalCodec.read(in, cumulativeQty);
                case CUMULATIVE_QUOTE -> cumulativeQuote = RecordFields.amount(in);
                case REASON -> reason = in.varint32();
                case CREATED_AT_NANOS -> createdAtNanos = in.varint();
                case UPDATED_AT_NANOS -> updatedAtNanos = in.varint();
                case VERSION -> version = in.varint32();
                case TRACE_ID -> traceId = RecordFields.text(in);
                case RUN_ID -> runId = RecordFields.text(in);
                case BODY_SHA256 -> bodySha256 = RecordFields.hash(in);
                case CLOSE_ONLY -> closeOnly = in.bool();
                case EXPIRE_TIME_NANOS -> expireTimeNanos = in.varint();
                case NOT_AFTER_NANOS -> notAfterNanos = in.varint();
                case ATTEMPTS -> attempts = in.varint32();
                case UNKNOWN_SINCE_NANOS -> unknownSinceNanos = in.varint();
                case ALARMS -> alarms = in.varint32();
                case ON_BEHALF_OF -> onBehalfOf = RecordFields.text(in);
                case REPLACES -> replaces = Replacement.read(in, replaces);
                default -> in.skip(tag);
            }
        }
        return new OrderRecord(
                RecordFields.account(account),
                RecordFields.instance(instance),
                WireReader.require(intent),
                idempotencyKey,
                clientOrderId,
                venueOrderId,
                instrument,
                WireReader.require(side),
                WireReader.require(type),
                tif,
                WireReader.require(qty),
                price,
                stopPrice,
                reduceOnly,
                closeOnly,
                postOnly,
                lifecycle,
                pending,
                WireReader.require(cumulativeQty),
                WireReader.require(cumulativeQuote),
                RecordFields.reason(reason),
                createdAtNanos,
                updatedAtNanos,
                version,
                traceId,
                runId,
                bodySha256,
                expireTimeNanos,
                notAfterNanos,
                attempts,
                unknownSinceNanos,
                alarms,
                onBehalfOf.isEmpty() ? null : RecordFields.instance(onBehalfOf),
                replaces);
    }
}
