package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// What runs a strategy's code.
public enum RuntimeKind implements Numbered {
    RUST_WASM(1),
    RUST_NATIVE(2),
    PYTHON(3);

    private static final Table<RuntimeKind> TABLE = new Table<>(RuntimeKind.class);

    private final int number;

    RuntimeKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable RuntimeKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
