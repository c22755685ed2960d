package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;

/// Reads an encoded input that carries a trade, all of its fields, without allocating; knows what
/// is not one.
///
/// Refilled by each [#read]. One thread at a time.
final class TradeInput {
    private static final int CONTEXT = (1 << 3) | WireType.LENGTH;
    private static final int EVENT = (3 << 3) | WireType.LENGTH;

    private static final int CURSOR = (1 << 3) | WireType.VARINT;
    private static final int NOW = (2 << 3) | WireType.VARINT;
    private static final int SEED = (3 << 3) | WireType.FIXED64;
    private static final int SAFETY = (4 << 3) | WireType.VARINT;
    private static final int CHECKPOINT_DUE = (5 << 3) | WireType.VARINT;

    private static final int SEQUENCE = (1 << 3) | WireType.VARINT;
    private static final int EVENT_TIME = (2 << 3) | WireType.VARINT;
    private static final int RECEIVED_TIME = (3 << 3) | WireType.VARINT;
    private static final int PROCESSED_TIME = (4 << 3) | WireType.VARINT;
    private static final int QUALITY = (5 << 3) | WireType.VARINT;
    private static final int INSTRUMENT = (6 << 3) | WireType.VARINT;
    private static final int TRADE = (10 << 3) | WireType.LENGTH;

    private static final int PRICE = (1 << 3) | WireType.LENGTH;
    private static final int QTY = (2 << 3) | WireType.LENGTH;
    private static final int AGGRESSOR = (3 << 3) | WireType.VARINT;
    private static final int TRADE_ID = (4 << 3) | WireType.VARINT;

    private static final int UNITS = (1 << 3) | WireType.VARINT;
    private static final int SCALE = (2 << 3) | WireType.VARINT;

    private final WireReader in = new WireReader();
    private boolean trade;
    private long units;
    private int scale;

    // Package-private and written in place: accessors would say nothing more.
    long cursor;
    long nowNanos;
    long seed;
    int safety;
    boolean checkpointDue;
    long sequence;
    long eventTimeNanos;
    long receivedTimeNanos;
    long processedTimeNanos;
    int quality;
    int instrument;
    long priceUnits;
    int priceScale;
    long qtyUnits;
    int qtyScale;
    int aggressor;
    long tradeId;

    /// Reads an input.
    ///
    /// @return whether it carried a trade; if not, only the context is filled in
    boolean read(byte[] buffer, int offset, int length) throws MalformedMessageException {
        clear();
        in.reset(buffer, offset, length);
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CONTEXT -> readContext();
                case EVENT -> readEvent();
                default -> in.skip(tag);
            }
        }
        return trade;
    }

    private void clear() {
        trade = false;
        cursor = 0;
        nowNanos = 0;
        seed = 0;
        safety = 0;
        checkpointDue = false;
        sequence = 0;
        eventTimeNanos = 0;
        receivedTimeNanos = 0;
        processedTimeNanos = 0;
        quality = 0;
        instrument = 0;
        aggressor = 0;
        tradeId = 0;
    }

    private void readContext() throws MalformedMessageException {
        int outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CURSOR -> cursor = in.varint();
                case NOW -> nowNanos = in.varint();
                case SEED -> seed = in.fixed64();
                case SAFETY -> safety = in.varint32();
                case CHECKPOINT_DUE -> checkpointDue = in.bool();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private void readEvent() throws MalformedMessageException {
        int outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SEQUENCE -> sequence = in.varint();
                case EVENT_TIME -> eventTimeNanos = in.varint();
                case RECEIVED_TIME -> receivedTimeNanos = in.varint();
                case PROCESSED_TIME -> processedTimeNanos = in.varint();
                case QUALITY -> quality = in.varint32();
                case INSTRUMENT -> instrument = in.varint32();
                case TRADE -> readTrade();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private void readTrade() throws MalformedMessageException {
        int outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case PRICE -> {
                    readDecimal();
                    priceUnits = units;
                    priceScale = scale;
                }
                case QTY -> {
                    readDecimal();
                    qtyUnits = units;
                    qtyScale = scale;
                }
                case AGGRESSOR -> aggressor = in.varint32();
                case TRADE_ID -> tradeId = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        trade = true;
    }

    private void readDecimal() throws MalformedMessageException {
        int outer = in.enter();
        units = 0;
        scale = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case UNITS -> units = in.zigzag();
                case SCALE -> scale = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }
}
