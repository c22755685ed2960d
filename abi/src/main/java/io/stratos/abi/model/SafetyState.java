package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// The safety interlock, loosest first; the order is the lattice (SPEC X-6).
public enum SafetyState implements Numbered {
    NORMAL(0),
    SAFE_MODE(1),
    CLOSE_ONLY(2),
    FLATTEN(3),
    HALT(4);

    private static final Table<SafetyState> TABLE = new Table<>(SafetyState.class);

    private final int number;

    SafetyState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable SafetyState ofNumber(int number) {
        return TABLE.find(number);
    }
}
