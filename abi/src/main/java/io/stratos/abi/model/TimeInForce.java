package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// How long an order lives.
public enum TimeInForce implements Numbered {
    GTC(1),
    IOC(2),
    FOK(3),
    GTD(4);

    private static final Table<TimeInForce> TABLE = new Table<>(TimeInForce.class);

    private final int number;

    TimeInForce(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable TimeInForce ofNumber(int number) {
        return TABLE.find(number);
    }
}
