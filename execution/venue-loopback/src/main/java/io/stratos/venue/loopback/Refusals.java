package io.stratos.venue.loopback;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;

/// The refusal that fits a request.
final class Refusals {
    private Refusals() {}

    static VenueReport of(VenueRequest request, ReasonCode code) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), code);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), code);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), code);
        };
    }
}
