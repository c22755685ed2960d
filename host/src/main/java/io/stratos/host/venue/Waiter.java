package io.stratos.host.venue;

import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A client that waits for the answer to a request.
///
/// @param name what the client calls the request, null if it does not
record Waiter(VenueRequest request, @Nullable String name, CompletableFuture<Reply> reply) {

    /// Whether a report can be its answer. One that is lost names no kind: it is of the request that was sent last.
    boolean isAnsweredBy(VenueReport report) {
        return switch (report) {
            case VenueReport.Acknowledged _, VenueReport.Rejected _ -> request instanceof VenueRequest.Place;
            case VenueReport.Canceled _, VenueReport.CancelRejected _ -> request instanceof VenueRequest.Cancel;
            case VenueReport.Amended _, VenueReport.AmendRejected _ -> request instanceof VenueRequest.Amend;
            case VenueReport.Filled _,
                    VenueReport.Expired _,
                    VenueReport.Busted _,
                    VenueReport.Reinstated _,
                    VenueReport.Lost _ -> false;
        };
    }
}
