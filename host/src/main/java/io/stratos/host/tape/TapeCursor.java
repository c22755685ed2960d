package io.stratos.host.tape;

import static io.stratos.host.tape.TapeLayout.BYTE;
import static io.stratos.host.tape.TapeLayout.LONG;
import static io.stratos.host.tape.TapeLayout.SHORT;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Side;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Reads a tape record by record without allocating. Used by one thread.
///
/// Starts before the first record: `while (cursor.next()) { … }`. The getters speak of the record it stands
/// on; those of the other kind throw. Order is the tape's, by sequence; records of one time keep the order
/// of their source.
public final class TapeCursor {

    private final TapeHeader header;
    private final MemorySegment records;
    private final int stride;
    private long index = -1;
    private long base = -1;

    TapeCursor(TapeHeader header, MemorySegment records) {
        this.header = header;
        this.records = records;
        this.stride = header.kind().recordBytes();
    }

    /// Moves to the next record; false at the end, where it stays.
    public boolean next() {
        if (index + 1 >= header.count()) {
            index = header.count();
            base = -1;
            return false;
        }
        index++;
        base = index * stride;
        return true;
    }

    /// Stands before record `target`, so that [#next] moves onto it; `count` is the end.
    ///
    /// @throws IndexOutOfBoundsException if there is no such record
    public void seek(long target) {
        if (target < 0 || target > header.count()) {
            throw new IndexOutOfBoundsException(
                    "Condition failed: a tape position is 0.." + header.count() + ", got=" + target);
        }
        index = target - 1;
        base = -1;
    }

    /// Number of the record it stands on, from 0.
    public long index() {
        return index;
    }

    public TapeKind kind() {
        return header.kind();
    }

    /// When it happened, by the source's clock; a bar's end.
    public long eventTimeNanos() {
        return longAt(TapeLayout.EVENT_TIME);
    }

    /// Place in the source, from 1, strictly rising.
    public long sequence() {
        return longAt(TapeLayout.SEQUENCE);
    }

    /// Index into [Tape#instruments].
    public int instrument() {
        return Short.toUnsignedInt(records.get(SHORT, at(TapeLayout.INSTRUMENT)));
    }

    /// Bits of [Quality], as far as the source lets one tell.
    public int quality() {
        return Byte.toUnsignedInt(records.get(BYTE, at(TapeLayout.QUALITY)));
    }

    public int priceScale() {
        return header.priceScale();
    }

    public int qtyScale() {
        return header.qtyScale();
    }

    /// A trade's price at [#priceScale].
    public long priceUnits() {
        return tradeAt(TapeLayout.PRICE);
    }

    /// A trade's quantity at [#qtyScale]; real sources hold trades of quantity zero.
    public long qtyUnits() {
        return tradeAt(TapeLayout.QTY);
    }

    /// A trade's id at the venue, 0 where the source has none.
    public long tradeId() {
        return tradeAt(TapeLayout.TRADE_ID);
    }

    /// Side that took liquidity in a trade, null where the source does not say.
    public @Nullable Side aggressor() {
        return Side.ofNumber(records.get(BYTE, at(TapeLayout.AGGRESSOR)));
    }

    public long openUnits() {
        return barAt(TapeLayout.OPEN);
    }

    public long highUnits() {
        return barAt(TapeLayout.HIGH);
    }

    public long lowUnits() {
        return barAt(TapeLayout.LOW);
    }

    public long closeUnits() {
        return barAt(TapeLayout.CLOSE);
    }

    /// A bar's volume at [#qtyScale].
    public long volumeUnits() {
        return barAt(TapeLayout.VOLUME);
    }

    /// Length of a bar.
    public long intervalNanos() {
        return barAt(TapeLayout.INTERVAL);
    }

    /// Trades in a bar, 0 where the source does not say.
    public long tradeCount() {
        return barAt(TapeLayout.TRADE_COUNT);
    }

    /// The record as market data.
    public EventBody body() {
        return switch (header.kind()) {
            case TRADE ->
                new EventBody.Trade(
                        new Decimal(priceUnits(), priceScale()),
                        new Decimal(qtyUnits(), qtyScale()),
                        aggressor(),
                        tradeId());
            case BAR ->
                new EventBody.Bar(
                        new Decimal(openUnits(), priceScale()),
                        new Decimal(highUnits(), priceScale()),
                        new Decimal(lowUnits(), priceScale()),
                        new Decimal(closeUnits(), priceScale()),
                        new Decimal(volumeUnits(), qtyScale()),
                        intervalNanos(),
                        eventTimeNanos(),
                        tradeCount(),
                        true);
        };
    }

    /// Copies the bytes of the record it stands on.
    void copyTo(byte[] record) {
        MemorySegment.copy(records, BYTE, at(0), record, 0, stride);
    }

    private long tradeAt(int offset) {
        require(TapeKind.TRADE);
        return longAt(offset);
    }

    private long barAt(int offset) {
        require(TapeKind.BAR);
        return longAt(offset);
    }

    private long longAt(int offset) {
        return records.get(LONG, at(offset));
    }

    private void require(TapeKind kind) {
        if (header.kind() != kind) {
            throw new IllegalStateException(
                    "Condition failed: the tape holds " + header.kind() + ", asked for " + kind);
        }
    }

    private long at(int offset) {
        if (base < 0) {
            throw new IllegalStateException("Condition failed: the cursor stands on a record, index=" + index);
        }
        return base + offset;
    }
}
