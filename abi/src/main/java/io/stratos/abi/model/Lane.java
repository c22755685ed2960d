package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Class of service with its own threads, queues and locks (SPEC M-7).
public enum Lane implements Numbered {
    LL(1),
    COMPUTE(2);

    private static final Table<Lane> TABLE = new Table<>(Lane.class);

    private final int number;

    Lane(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable Lane ofNumber(int number) {
        return TABLE.find(number);
    }
}
