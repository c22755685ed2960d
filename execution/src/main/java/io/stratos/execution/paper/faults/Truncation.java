package io.stratos.execution.paper.faults;

import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import java.util.List;
import java.util.Map;

/// Half an answer, rounded up: the rest is missing, and there is no way on to it. Or none of it.
final class Truncation {

    private Truncation() {}

    static VenueAnswer of(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.OpenOrders open ->
                new VenueAnswer.OpenOrders(
                        open.id(), Completeness.TRUNCATED, open.venueTimeNanos(), half(open.orders()), "");
            case VenueAnswer.Fills fills -> {
                var kept = half(fills.fills());
                var cursor = kept.isEmpty()
                        ? fills.nextCursor()
                        : String.valueOf(kept.getLast().tradeId());
                yield new VenueAnswer.Fills(
                        fills.id(),
                        fills.completeness() == Completeness.CUT ? Completeness.CUT : Completeness.TRUNCATED,
                        fills.venueTimeNanos(),
                        kept,
                        fills.corrections().stream()
                                .filter(correction -> kept.stream()
                                        .anyMatch(fill -> fill.clientOrderId().equals(correction.clientOrderId())))
                                .toList(),
                        cursor);
            }
            case VenueAnswer.ById _, VenueAnswer.Positions _, VenueAnswer.Failed _ -> answer;
        };
    }

    /// Says that it is complete, and that there is nothing.
    static VenueAnswer empty(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.OpenOrders open ->
                new VenueAnswer.OpenOrders(open.id(), Completeness.COMPLETE, open.venueTimeNanos(), List.of(), "");
            case VenueAnswer.Fills fills ->
                new VenueAnswer.Fills(fills.id(), Completeness.COMPLETE, fills.venueTimeNanos(), List.of(), "");
            case VenueAnswer.Positions held ->
                new VenueAnswer.Positions(held.id(), Completeness.COMPLETE, held.venueTimeNanos(), Map.of());
            case VenueAnswer.ById _, VenueAnswer.Failed _ -> answer;
        };
    }

    private static <T> List<T> half(List<T> whole) {
        return whole.subList(0, (whole.size() + 1) / 2);
    }
}
