package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// How urgent an alert is.
public enum AlertSeverity implements Numbered {
    INFO(1),
    WARNING(2),
    CRITICAL(3);

    private static final Table<AlertSeverity> TABLE = new Table<>(AlertSeverity.class);

    private final int number;

    AlertSeverity(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable AlertSeverity ofNumber(int number) {
        return TABLE.find(number);
    }
}
