package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// How an order's price is found.
public enum OrderType implements Numbered {
    MARKET(1),
    LIMIT(2),
    STOP_MARKET(3),
    STOP_LIMIT(4);

    private static final Table<OrderType> TABLE = new Table<>(OrderType.class);

    private final int number;

    OrderType(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable OrderType ofNumber(int number) {
        return TABLE.find(number);
    }
}
