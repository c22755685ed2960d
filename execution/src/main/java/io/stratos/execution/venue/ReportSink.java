package io.stratos.execution.venue;

/// Takes the reports and answers of one poll.
@FunctionalInterface
public interface ReportSink {

    /// Takes one report.
    ///
    /// @param atNanos when the report reached the host; never before the report handed over before
    ///     it
    void report(VenueReport report, long atNanos);

    /// Takes the answer to a question; a sink whose side never asks is never given one.
    default void answer(VenueAnswer answer, long atNanos) {
        throw new IllegalStateException("Invariant: who asks takes the answers, got=" + answer.id());
    }

    /// Hears that reports may have been missed. Whoever sits behind a connection asks the venue then; a sink whose
    /// venue is in the same process is never told.
    default void gap(StreamGap gap, long atNanos) {
        throw new IllegalStateException("Invariant: who listens to a connection hears of its gaps, got=" + gap);
    }
}
