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
}
