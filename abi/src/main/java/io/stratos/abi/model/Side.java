package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Which way an order trades.
public enum Side implements Numbered {
    BUY(1),
    SELL(2);

    private static final Table<Side> TABLE = new Table<>(Side.class);

    private final int number;

    Side(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable Side ofNumber(int number) {
        return TABLE.find(number);
    }
}
