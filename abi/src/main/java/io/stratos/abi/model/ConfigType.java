package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Type of a configuration value.
public enum ConfigType implements Numbered {
    INTEGER(1),
    DECIMAL(2),
    FLAG(3),
    CHOICE(4),
    DURATION(5);

    private static final Table<ConfigType> TABLE = new Table<>(ConfigType.class);

    private final int number;

    ConfigType(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable ConfigType ofNumber(int number) {
        return TABLE.find(number);
    }
}
