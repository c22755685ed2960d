package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Market regime as the risk side sees it.
public enum Regime implements Numbered {
    TREND(1),
    RANGE(2),
    SHOCK(3),
    CHOP(4),
    CRISIS(5);

    private static final Table<Regime> TABLE = new Table<>(Regime.class);

    private final int number;

    Regime(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable Regime ofNumber(int number) {
        return TABLE.find(number);
    }
}
