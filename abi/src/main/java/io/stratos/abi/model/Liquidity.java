package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Whether a fill added or took liquidity.
public enum Liquidity implements Numbered {
    MAKER(1),
    TAKER(2);

    private static final Table<Liquidity> TABLE = new Table<>(Liquidity.class);

    private final int number;

    Liquidity(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable Liquidity ofNumber(int number) {
        return TABLE.find(number);
    }
}
