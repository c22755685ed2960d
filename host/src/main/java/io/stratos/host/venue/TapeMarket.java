package io.stratos.host.venue;

import io.stratos.abi.model.EventBody;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeCursor;

/// The market of a venue process: a tape's records, one after the other.
final class TapeMarket {
    private final TapeCursor cursor;
    private long consumed;
    private boolean hasNext;

    TapeMarket(Tape tape, long consumed) {
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
        return cursor.body();
    }

    void pass() {
        consumed++;
        hasNext = cursor.next();
    }
}
