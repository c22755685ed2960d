package io.stratos.execution.venue;

/// Takes the reports of one poll.
@FunctionalInterface
public interface ReportSink {

    /// Takes one report.
    ///
    /// @param atNanos when the report reached the host; never before the report handed over before
    ///     it
    void report(VenueReport report, long atNanos);
}
