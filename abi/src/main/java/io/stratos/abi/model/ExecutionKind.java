package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// What happened to an order or intent.
public enum ExecutionKind implements Numbered {
    DENIED(1),
    ACKNOWLEDGED(2),
    PARTIALLY_FILLED(3),
    FILLED(4),
    CANCELED(5),
    REJECTED(6),
    EXPIRED(7),
    CANCEL_REJECTED(8),
    AMENDED(9),
    AMEND_REJECTED(10),
    UNKNOWN(11),
    BUSTED(12);

    private static final Table<ExecutionKind> TABLE = new Table<>(ExecutionKind.class);

    private final int number;

    ExecutionKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable ExecutionKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
