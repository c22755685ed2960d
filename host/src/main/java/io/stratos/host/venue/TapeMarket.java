package io.stratos.host.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeCursor;
import io.stratos.host.tape.TapeKind;

/// The market of a venue process: a tape's records, one after the other.
final class TapeMarket {
    private final Tape tape;
    private final TapeCursor cursor;
    private long consumed;
    private boolean hasNext;

    TapeMarket(Tape tape, long consumed) {
        this.tape = tape;
        this.consumed = consumed;
        cursor = tape.cursor();
        cursor.seek(consumed);
        hasNext = cursor.next();
    }

    boolean hasNext() {
        return hasNext;
    }

    /// Records passed so far.
    long consumed() {
        return consumed;
    }

    /// The next record's own time.
    long tapeTimeNanos() {
        return cursor.eventTimeNanos();
    }

    /// As the recording source counted.
    long sourceSequence() {
        return cursor.sequence();
    }

    /// [io.stratos.abi.model.Quality] bits.
    int quality() {
        return cursor.quality();
    }

    /// [io.stratos.abi.model.Instrument#id]; the tape's first is 1.
    int instrument() {
        return 1 + cursor.instrument();
    }

    EventBody body() {
        int priceScale = tape.priceScale();
        int qtyScale = tape.qtyScale();
        if (tape.kind() == TapeKind.TRADE) {
            return new EventBody.Trade(
                    new Decimal(cursor.priceUnits(), priceScale),
                    new Decimal(cursor.qtyUnits(), qtyScale),
                    cursor.aggressor(),
                    cursor.tradeId());
        }
        return new EventBody.Bar(
                new Decimal(cursor.openUnits(), priceScale),
                new Decimal(cursor.highUnits(), priceScale),
                new Decimal(cursor.lowUnits(), priceScale),
                new Decimal(cursor.closeUnits(), priceScale),
                new Decimal(cursor.volumeUnits(), qtyScale),
                cursor.intervalNanos(),
                cursor.eventTimeNanos(),
                cursor.tradeCount(),
                true);
    }

    void pass() {
        consumed++;
        hasNext = cursor.next();
    }
}
