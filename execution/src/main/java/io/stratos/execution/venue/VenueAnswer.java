package io.stratos.execution.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a venue answered to a [VenueQuery]. Only an answer that says of itself that it is complete may be read for
/// what is *not* in it: a truncated or failed one is never "nothing there" (`faults.md` F04, F20).
public sealed interface VenueAnswer {

    QueryId id();

    /// Longest cursor or page that is remembered.
    int CURSOR_LENGTH_MAX = 1_000;

    /// Whether the answer holds everything that was asked for.
    enum Completeness {
        /// The venue said so, explicitly or by its protocol.
        COMPLETE,
        /// There is more, or the adapter cannot tell.
        TRUNCATED,
        /// The venue does not keep any more what came first; of executions alone. There may be more behind, too. What
        /// was executed before the first one shown is not known, and absence there is no evidence.
        CUT
    }

    /// Open orders.
    ///
    /// @param nextPage of a truncated answer, empty if the venue gives no way on
    /// @param venueTimeNanos the venue's clock when it looked
    record OpenOrders(
            QueryId id, Completeness completeness, long venueTimeNanos, List<VenueOrder> orders, String nextPage)
            implements VenueAnswer {
        public OpenOrders {
            orders = List.copyOf(orders);
            requireShort(nextPage);
        }
    }

    /// One order.
    ///
    /// @param order null if the venue shows none by that id
    record ById(
            QueryId id,
            Completeness completeness,
            long venueTimeNanos,
            @Nullable VenueOrder order) implements VenueAnswer {}

    /// Executions, oldest first.
    ///
    /// @param corrections of these executions, the newest of each: what the stream told of them may have been lost
    /// @param nextCursor where to go on; the cursor asked with if nothing came
    record Fills(
            QueryId id,
            Completeness completeness,
            long venueTimeNanos,
            List<VenueReport.Filled> fills,
            List<VenueReport> corrections,
            String nextCursor)
            implements VenueAnswer {
        public Fills {
            fills = List.copyOf(fills);
            corrections = List.copyOf(corrections);
            if (!corrections.stream().allMatch(Fills::isCorrection)) {
                throw new IllegalArgumentException("Condition failed: executions are taken back or given back");
            }
            requireShort(nextCursor);
        }

        /// Of executions that all stand, or of a venue that does not tell of corrections again.
        public Fills(
                QueryId id,
                Completeness completeness,
                long venueTimeNanos,
                List<VenueReport.Filled> fills,
                String nextCursor) {
            this(id, completeness, venueTimeNanos, fills, List.of(), nextCursor);
        }

        private static boolean isCorrection(VenueReport report) {
            return report instanceof VenueReport.Busted || report instanceof VenueReport.Reinstated;
        }
    }

    /// Signed quantities by [io.stratos.abi.model.Instrument#id]; an instrument that is not there is flat, if the
    /// answer is complete.
    record Positions(QueryId id, Completeness completeness, long venueTimeNanos, Map<Integer, Decimal> quantities)
            implements VenueAnswer {
        public Positions {
            quantities = Map.copyOf(quantities);
        }
    }

    /// No answer: an error, a time-out, a page that is not what it should be. Says nothing about the account.
    record Failed(QueryId id, ReasonCode code) implements VenueAnswer {}

    private static void requireShort(String cursor) {
        if (cursor.length() > CURSOR_LENGTH_MAX) {
            throw new IllegalArgumentException("Condition failed: a cursor has at most " + CURSOR_LENGTH_MAX
                    + " characters, got=" + cursor.length());
        }
    }
}
