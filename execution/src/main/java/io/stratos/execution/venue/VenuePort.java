package io.stratos.execution.venue;

/// A venue as the shell drives it: requests and questions go in at once, reports and answers come back
/// later, by polling.
///
/// One thread per account calls these methods. Time is handed in and never goes back; the port reads no
/// clock. Nothing is sent twice on its own account: a retry is the connector's decision, by
/// [VenueTraits#identityClass].
public interface VenuePort {

    VenueTraits traits();

    /// Hands a request over without waiting for anything. What became of it comes as a report,
    /// always: a request that could not be sent comes back as [VenueReport.Rejected], one of
    /// unknown outcome as [VenueReport.Lost].
    ///
    /// @param nowNanos when it is sent, nanoseconds since the Unix epoch
    void send(VenueRequest request, long nowNanos);

    /// Whether a request that is sent now leaves now, and does not wait within the port for its turn.
    /// Whoever must ask what may leave asks it right before, so a request that would wait stays with the
    /// caller. A port to a venue in this process has room for everything.
    default boolean hasRoomFor(VenueRequest request) {
        return true;
    }

    /// Asks the venue without waiting. The answer comes with a poll, as [VenueAnswer.Failed] if there is
    /// none; an adapter that declares a [QueryKind] answers it.
    ///
    /// @param nowNanos when it is asked, nanoseconds since the Unix epoch
    default void ask(VenueQuery query, long nowNanos) {
        throw new IllegalStateException("Invariant: a venue is asked only what it declares, got=" + query.kind());
    }

    /// Hands over every report and answer that has come back by `nowNanos`, in the order in which they came.
    ///
    /// The sink may call [#send]; a report caused by that comes with this poll only if it is due.
    void poll(long nowNanos, ReportSink sink);
}
