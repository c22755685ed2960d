package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A venue that decides at once what becomes of each order and reports it late, twice and in any
/// order.
final class ChaoticVenue {

    private final SplittableRandom random;
    private final List<VenueReport> underway = new ArrayList<>();
    private final Map<String, Boolean> isOpen = new HashMap<>();
    private long trades;

    ChaoticVenue(SplittableRandom random) {
        this.random = random;
    }

    void take(VenueRequest request) {
        var id = request.clientOrderId();
        switch (request) {
            case VenueRequest.Place place -> place(place);
            case VenueRequest.Cancel _ -> {
                boolean open = isOpen.getOrDefault(id, false);
                isOpen.put(id, false);
                underway.add(
                        open
                                ? new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED)
                                : new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
            }
            case VenueRequest.Amend amend -> {
                boolean works = isOpen.getOrDefault(id, false) && random.nextBoolean();
                underway.add(
                        works
                                ? new VenueReport.Amended(id, amend.qty(), amend.price())
                                : new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
            }
        }
    }

    boolean isQuiet() {
        return underway.isEmpty();
    }

    /// Any report that is underway; some stay to be delivered again.
    VenueReport next(boolean last) {
        int at = random.nextInt(underway.size());
        return last || random.nextInt(4) != 0 ? underway.remove(at) : underway.get(at);
    }

    private void place(VenueRequest.Place place) {
        var id = place.clientOrderId();
        if (random.nextInt(8) == 0) {
            underway.add(new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED));
            isOpen.put(id, false);
            return;
        }
        underway.add(new VenueReport.Acknowledged(id, "v-" + id, true));
        if (random.nextInt(8) == 0) {
            underway.add(new VenueReport.Lost(id));
        }
        long left = place.qty().units();
        for (int i = random.nextInt(4); i > 0 && left > 0; i--) {
            long part = random.nextInt(3) == 0 ? left : random.nextLong(1, left + 1);
            left -= part;
            trades++;
            underway.add(new VenueReport.Filled(
                    id,
                    trades,
                    new Decimal(random.nextLong(9_000, 11_000), 2),
                    new Decimal(part, place.qty().scale()),
                    new Decimal(random.nextLong(-50, 100), 6),
                    null,
                    trades));
        }
        isOpen.put(id, left > 0);
        if (left > 0 && random.nextInt(3) == 0) {
            isOpen.put(id, false);
            underway.add(
                    random.nextBoolean()
                            ? new VenueReport.Expired(id)
                            : new VenueReport.Canceled(id, ReasonCode.EXE_NO_LIQUIDITY));
        }
    }
}
