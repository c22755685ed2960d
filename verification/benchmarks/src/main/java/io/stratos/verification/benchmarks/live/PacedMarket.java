package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Trades at a steady rate that can be changed: each is due at its time, whatever the host does, and comes with the
/// next
/// poll after that. Several streams, each over instruments of its own.
final class PacedMarket implements MarketSource {
    private static final double SECOND_NANOS = 1e9;

    /// After a longer pause than this, what should have come meanwhile does not: nobody waited for it.
    private static final double BEHIND_NANOS_MAX = 100e6;

    private static final int CENTS = 90_000;

    private final List<Stream> streams;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Spans late = new Spans();
    private long number;

    /// Trades of one group of instruments, in turn.
    static final class Stream {
        private final int firstInstrument;
        private final int instruments;
        private final long[] cents;
        private volatile double perSecond;
        private volatile long sent;
        private double dueNanos;
        private int next;

        /// @param firstInstrument number of the first of them
        Stream(int firstInstrument, int instruments, double perSecond) {
            this.firstInstrument = firstInstrument;
            this.instruments = instruments;
            this.perSecond = perSecond;
            cents = new long[instruments];
            Arrays.fill(cents, CENTS);
        }

        /// @param trades a second, 0 for none
        void rate(double trades) {
            perSecond = trades;
        }

        /// Trades handed on so far.
        long sent() {
            return sent;
        }
    }

    PacedMarket(Stream... streams) {
        this.streams = List.of(streams);
    }

    /// By how much trades of the first stream came after their time; read when the market rests.
    Spans late() {
        return late;
    }

    @Override
    public int poll(long nowNanos, int recordsMax, MarketSink sink) {
        int handed = 0;
        for (var stream : streams) {
            handed += poll(stream, nowNanos, recordsMax - handed, sink);
        }
        return handed;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private int poll(Stream stream, long nowNanos, int recordsMax, MarketSink sink) {
        double rate = stream.perSecond;
        if (rate <= 0) {
            stream.dueNanos = nowNanos;
            return 0;
        }
        if (nowNanos - stream.dueNanos > BEHIND_NANOS_MAX) {
            stream.dueNanos = nowNanos;
        }
        int handed = 0;
        while (handed < recordsMax && stream.dueNanos <= nowNanos) {
            sink.record(trade(stream, nowNanos));
            if (stream == streams.getFirst()) {
                late.add((long) (nowNanos - stream.dueNanos));
            }
            stream.dueNanos += SECOND_NANOS / rate;
            handed++;
        }
        stream.sent += handed;
        return handed;
    }

    private MarketRecord trade(Stream stream, long nowNanos) {
        int at = stream.next;
        stream.next = at + 1 == stream.instruments ? 0 : at + 1;
        stream.cents[at] = Math.max(CENTS / 2, stream.cents[at] + random.nextInt(-20, 21));
        number++;
        var body = new EventBody.Trade(new Decimal(stream.cents[at], 2), new Decimal(10_000_000, 8), null, number);
        return new MarketRecord(number, stream.firstInstrument + at, number, nowNanos, 0, body);
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void close() {}
}
