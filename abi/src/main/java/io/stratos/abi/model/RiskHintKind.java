package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// What a strategy hints at; the last word is the risk side's.
public enum RiskHintKind implements Numbered {
    REDUCE(1),
    PAUSE(2),
    RESUME(3),
    VOLATILE(4);

    private static final Table<RiskHintKind> TABLE = new Table<>(RiskHintKind.class);

    private final int number;

    RiskHintKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable RiskHintKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
