package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.VenueReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells answers to requests from frames of the stream, and keeps which answers get lost.
final class Replies {
    private static final int KEPT_MAX = 10_000;

    private final Map<String, Integer> swallowed = new LinkedHashMap<>();

    private final Map<String, FaultKind> lost = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FaultKind> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /// The next answer to a request of this kind and id gets lost.
    void swallow(FaultPoint point, String clientOrderId) {
        swallowed.merge(name(point, clientOrderId), 1, Integer::sum);
    }

    void lost(String clientOrderId, FaultKind by) {
        lost.put(clientOrderId, by);
    }

    @Nullable
    FaultKind lostBy(String clientOrderId) {
        return lost.get(clientOrderId);
    }

    boolean takeSwallowed(VenueReport reply) {
        var id = name(pointOf(reply), reply.clientOrderId());
        if (!swallowed.containsKey(id)) {
            return false;
        }
        swallowed.computeIfPresent(id, (_, left) -> left == 1 ? null : left - 1);
        return true;
    }

    private static String name(FaultPoint point, String clientOrderId) {
        return point + " " + clientOrderId;
    }

    /// Whether a report answers a request; the others come by the stream alone.
    boolean isReply(VenueReport report) {
        return switch (report) {
            case VenueReport.Acknowledged _,
                    VenueReport.Rejected _,
                    VenueReport.Canceled _,
                    VenueReport.CancelRejected _,
                    VenueReport.Amended _,
                    VenueReport.AmendRejected _,
                    VenueReport.Lost _ -> true;
            case VenueReport.Filled _, VenueReport.Expired _, VenueReport.Busted _, VenueReport.Reinstated _ -> false;
        };
    }

    FaultPoint pointOf(VenueReport reply) {
        return switch (reply) {
            case VenueReport.Acknowledged _, VenueReport.Rejected _, VenueReport.Lost _ -> FaultPoint.PLACE;
            case VenueReport.Canceled _, VenueReport.CancelRejected _ -> FaultPoint.CANCEL;
            case VenueReport.Amended _, VenueReport.AmendRejected _ -> FaultPoint.AMEND;
            case VenueReport.Filled _, VenueReport.Expired _, VenueReport.Busted _, VenueReport.Reinstated _ ->
                FaultPoint.STREAM;
        };
    }
}
