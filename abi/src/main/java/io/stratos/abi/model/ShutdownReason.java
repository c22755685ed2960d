package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Why an instance stops.
public enum ShutdownReason implements Numbered {
    STOP(1),
    UPDATE(2),
    END_OF_TAPE(3),
    SAFETY(4);

    private static final Table<ShutdownReason> TABLE = new Table<>(ShutdownReason.class);

    private final int number;

    ShutdownReason(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable ShutdownReason ofNumber(int number) {
        return TABLE.find(number);
    }
}
