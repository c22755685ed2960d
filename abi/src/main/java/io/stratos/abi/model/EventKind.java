package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Kinds an instance can be given.
public enum EventKind implements Numbered {
    TRADE(1),
    QUOTE(2),
    BOOK_SNAPSHOT(3),
    BOOK_DELTA(4),
    BAR(5),
    FUNDING(6),
    MARK_PRICE(7),
    EXECUTION(8),
    RISK(9),
    SAFETY(10),
    REGIME(11),
    TIMER(12),
    MANUAL_SIGNAL(13);

    private static final Table<EventKind> TABLE = new Table<>(EventKind.class);

    private final int number;

    EventKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable EventKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
