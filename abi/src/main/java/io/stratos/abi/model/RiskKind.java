package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// What a risk event tells.
public enum RiskKind implements Numbered {
    LIMIT_CHANGED(1),
    LIMIT_NEAR(2),
    LIMIT_REACHED(3);

    private static final Table<RiskKind> TABLE = new Table<>(RiskKind.class);

    private final int number;

    RiskKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable RiskKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
