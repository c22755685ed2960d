package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What is on its way back, in the order in which it will arrive.
final class Returning {

    private record Parcel(
            long dueNanos,
            long seq,
            @Nullable VenueReport report,
            @Nullable VenueAnswer answer) {
        void open(ReportSink sink, long atNanos) {
            if (report != null) {
                sink.report(report, atNanos);
            }
            if (answer != null) {
                sink.answer(answer, atNanos);
            }
        }
    }

    private final PriorityQueue<Parcel> parcels =
            new PriorityQueue<>(Comparator.comparingLong(Parcel::dueNanos).thenComparingLong(Parcel::seq));
    private long seq;
    private long lastNanos;
    /// Waits for the next parcel, to come right after it.
    private @Nullable Parcel swapped;

    void report(VenueReport report, long atNanos) {
        add(report, null, atNanos);
    }

    void answer(VenueAnswer answer, long atNanos) {
        add(null, answer, atNanos);
    }

    void report(VenueReport report, long atNanos, FaultRule rule) {
        add(report, null, atNanos, rule);
    }

    void answer(VenueAnswer answer, long atNanos, FaultRule rule) {
        add(null, answer, atNanos, rule);
    }

    private void add(@Nullable VenueReport report, @Nullable VenueAnswer answer, long atNanos, FaultRule rule) {
        switch (rule.kind()) {
            case DELAY -> add(report, answer, atNanos + rule.delayNanos());
            case DUPLICATE -> {
                add(report, answer, atNanos);
                add(report, answer, atNanos + rule.delayNanos());
            }
            case REORDER -> {
                if (swapped != null) {
                    parcels.add(swapped);
                }
                seq++;
                swapped = new Parcel(atNanos, seq, report, answer);
            }
            case DROP_REQUEST,
                    DROP_REPLY,
                    SERVER_ERROR,
                    SERVER_ERROR_AFTER,
                    HTML,
                    RATE_LIMITED,
                    TRUNCATE,
                    EMPTY,
                    LAG,
                    LOSE_FRAME,
                    REPLACE_OLD_GONE,
                    REPLACE_REFUSED,
                    BUST -> throw new IllegalStateException("Invariant: struck on the way back, got=" + rule.kind());
        }
    }

    private void add(@Nullable VenueReport report, @Nullable VenueAnswer answer, long dueNanos) {
        seq++;
        parcels.add(new Parcel(dueNanos, seq, report, answer));
        if (swapped != null) {
            seq++;
            parcels.add(new Parcel(Math.max(dueNanos, swapped.dueNanos()), seq, swapped.report(), swapped.answer()));
            swapped = null;
        }
    }

    /// Hands over what is due; times never go back. What waits for a successor that has not come goes as
    /// well.
    void handOver(long nowNanos, ReportSink sink) {
        if (swapped != null && parcels.isEmpty() && swapped.dueNanos() < nowNanos) {
            parcels.add(swapped);
            swapped = null;
        }
        for (var next = parcels.peek(); next != null && next.dueNanos() <= nowNanos; next = parcels.peek()) {
            parcels.remove();
            lastNanos = Math.max(lastNanos, next.dueNanos());
            next.open(sink, lastNanos);
        }
    }

    long nextDueNanos() {
        var next = parcels.peek();
        long due = next == null ? Long.MAX_VALUE : next.dueNanos();
        return swapped == null ? due : Math.min(due, swapped.dueNanos() + 1);
    }
}
