package io.stratos.host.live.market;

import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeCursor;

/// A tape, played back at a speed: a record comes when as much time has passed since the first poll as lies
/// between it and the first record handed over, divided by the speed. Event times are the moments at which
/// the records are due.
public final class TapeSource implements MarketSource {
    private final TapeCursor cursor;
    private final long speed;
    private boolean hasNext;
    private boolean isStarted;
    private long number;
    private long tapeStartNanos;
    private long startedNanos;
    private long lastTapeNanos;

    /// @param speed seconds of the tape in one, from 1
    /// @param afterRecord records of the tape to leave out
    public TapeSource(Tape tape, long speed, long afterRecord) {
        if (speed < 1) {
            throw new IllegalArgumentException("Condition failed: a tape plays at speed 1 or more, got=" + speed);
        }
        this.speed = speed;
        cursor = tape.cursor();
        number = Math.min(afterRecord, tape.count());
        cursor.seek(number);
        hasNext = cursor.next();
    }

    @Override
    public int poll(long nowNanos, int recordsMax, MarketSink sink) {
        if (hasNext && !isStarted) {
            isStarted = true;
            tapeStartNanos = cursor.eventTimeNanos();
            lastTapeNanos = tapeStartNanos;
            startedNanos = nowNanos;
        }
        int handed = 0;
        while (handed < recordsMax && hasNext && dueNanos() <= nowNanos) {
            number++;
            sink.record(new MarketRecord(
                    number, 1 + cursor.instrument(), cursor.sequence(), dueNanos(), cursor.quality(), cursor.body()));
            hasNext = cursor.next();
            handed++;
        }
        return handed;
    }

    /// A record out of order happened, for us, when the one before it did (DESIGN §4).
    private long dueNanos() {
        lastTapeNanos = Math.max(lastTapeNanos, cursor.eventTimeNanos());
        return startedNanos + (lastTapeNanos - tapeStartNanos) / speed;
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.DENSE;
    }

    @Override
    public boolean isUp() {
        return hasNext;
    }

    @Override
    public void close() {}
}
