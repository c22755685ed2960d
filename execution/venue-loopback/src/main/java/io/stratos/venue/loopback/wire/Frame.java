package io.stratos.venue.loopback.wire;

import io.stratos.execution.venue.VenueReport;
import org.jspecify.annotations.Nullable;

/// A frame of an account's stream.
public sealed interface Frame {

    /// The venue's count: of this report, or of the last one before a heartbeat.
    long seq();

    /// The connection lives.
    record Heartbeat(long seq) implements Frame {}

    /// A report.
    ///
    /// @param request our own name of the request that it answers, null if it answers none
    record Told(long seq, @Nullable String request, VenueReport report) implements Frame {}

    static Frame read(JsonObject from) throws UnreadableException {
        long seq = from.whole("seq");
        return from.has("heartbeat_nanos")
                ? new Heartbeat(seq)
                : new Told(seq, from.has("request") ? from.text("request") : null, Reports.read(from.object("report")));
    }
}
