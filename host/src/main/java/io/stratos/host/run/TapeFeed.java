package io.stratos.host.run;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeCursor;
import io.stratos.host.tape.TapeKind;

/// One reader of a tape: as market data for a venue, or as inputs for a strategy.
final class TapeFeed {
    static final long END = Long.MAX_VALUE;

    private final Tape tape;
    private final TapeCursor cursor;
    private final int firstInstrumentId;
    private long consumed;
    private long nextTime;

    /// @param firstInstrumentId [io.stratos.abi.model.Instrument#id] of the tape's first instrument
    TapeFeed(Tape tape, int firstInstrumentId, long consumed) {
        this.tape = tape;
        this.firstInstrumentId = firstInstrumentId;
        this.consumed = consumed;
        cursor = tape.cursor();
        cursor.seek(consumed);
        advance();
    }

    /// Event time of the next record, [#END] past the last.
    long nextTimeNanos() {
        return nextTime;
    }

    /// Records consumed so far.
    long consumed() {
        return consumed;
    }

    int instrument() {
        return firstInstrumentId + cursor.instrument();
    }

    /// The newest price the record tells.
    Decimal price() {
        long units = tape.kind() == TapeKind.TRADE ? cursor.priceUnits() : cursor.closeUnits();
        return new Decimal(units, tape.priceScale());
    }

    /// The record as the venue sees it.
    EventBody body() {
        return cursor.body();
    }

    /// The record as a strategy is given it; the context was begun before.
    ///
    /// @param flags of [io.stratos.abi.model.Quality] beside the tape's own
    void encode(InputEncoder encoder, long nowNanos, int flags) {
        int quality = cursor.quality() | flags;
        encoder.header(cursor.sequence(), cursor.eventTimeNanos(), nowNanos, nowNanos, quality, instrument());
        switch (tape.kind()) {
            case TRADE ->
                encoder.trade(
                        cursor.priceUnits(),
                        tape.priceScale(),
                        cursor.qtyUnits(),
                        tape.qtyScale(),
                        cursor.aggressor(),
                        cursor.tradeId());
            case BAR ->
                encoder.bar(
                        cursor.openUnits(),
                        cursor.highUnits(),
                        cursor.lowUnits(),
                        cursor.closeUnits(),
                        tape.priceScale(),
                        cursor.volumeUnits(),
                        tape.qtyScale(),
                        cursor.intervalNanos(),
                        cursor.eventTimeNanos(),
                        cursor.tradeCount(),
                        true);
        }
    }

    /// Moves to the next record.
    void pass() {
        consumed++;
        advance();
    }

    /// A record out of order happened, for us, when the one before it did: time never goes back (DESIGN §4).
    private void advance() {
        nextTime = cursor.next() ? Math.max(nextTime, cursor.eventTimeNanos()) : END;
    }
}
