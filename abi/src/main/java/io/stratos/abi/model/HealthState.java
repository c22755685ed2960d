package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Health of an instance, always told with a reason code (SPEC M-2).
public enum HealthState implements Numbered {
    HEALTHY(0),
    DEGRADED(1),
    HALTED(2);

    private static final Table<HealthState> TABLE = new Table<>(HealthState.class);

    private final int number;

    HealthState(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable HealthState ofNumber(int number) {
        return TABLE.find(number);
    }
}
