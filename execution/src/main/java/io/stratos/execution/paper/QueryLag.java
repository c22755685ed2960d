package io.stratos.execution.paper;

/// How far each answer of the venue is behind its book: what happened later does not show yet.
public record QueryLag(long openOrdersNanos, long orderNanos, long fillsNanos, long positionsNanos) {
    /// Every answer shows the book as it is.
    public static final QueryLag NONE = new QueryLag(0, 0, 0, 0);

    public QueryLag {
        if (openOrdersNanos < 0 || orderNanos < 0 || fillsNanos < 0 || positionsNanos < 0) {
            throw new IllegalArgumentException("Condition failed: a lag is not below zero, got=" + openOrdersNanos + ","
                    + orderNanos + "," + fillsNanos + "," + positionsNanos);
        }
    }

    /// The same lag everywhere.
    public static QueryLag all(long nanos) {
        return new QueryLag(nanos, nanos, nanos, nanos);
    }

    long longestNanos() {
        return Math.max(Math.max(openOrdersNanos, orderNanos), Math.max(fillsNanos, positionsNanos));
    }
}
