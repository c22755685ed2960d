package io.stratos.execution.venue;

/// A question to a venue. Asking changes nothing there, so a question may be asked again whenever an answer does
/// not come.
public sealed interface VenueQuery {

    QueryId id();

    QueryKind kind();

    /// Every order of the account that is open at the venue.
    ///
    /// @param page as the answer before gave it, empty for the first
    record OpenOrders(QueryId id, String page) implements VenueQuery {
        @Override
        public QueryKind kind() {
            return QueryKind.OPEN_ORDERS;
        }
    }

    /// One order, open or done, with what the venue's history knows of it.
    ///
    /// @param instrument [io.stratos.abi.model.Instrument#id]; many venues need the symbol
    record ById(QueryId id, String clientOrderId, int instrument) implements VenueQuery {
        @Override
        public QueryKind kind() {
            return QueryKind.ORDER;
        }
    }

    /// Executions of the account after a cursor, oldest first.
    ///
    /// @param cursor as an answer before gave it, empty for the account's beginning
    record Fills(QueryId id, String cursor) implements VenueQuery {
        @Override
        public QueryKind kind() {
            return QueryKind.FILLS;
        }
    }

    /// What the account holds of each instrument.
    record Positions(QueryId id) implements VenueQuery {
        @Override
        public QueryKind kind() {
            return QueryKind.POSITIONS;
        }
    }
}
