package io.stratos.execution.venue;

/// What a venue can be asked, as an adapter declares it.
public enum QueryKind {
    /// Every order that is open.
    OPEN_ORDERS,
    /// One order by its client order id, open or done.
    ORDER,
    /// Executions after a cursor.
    FILLS,
    /// What the account holds.
    POSITIONS
}
