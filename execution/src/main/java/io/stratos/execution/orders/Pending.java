package io.stratos.execution.orders;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// What was asked for and not answered yet. Numbers stand in `OrderRecord.pending`.
public enum Pending implements Numbered {
    NONE(0),
    CANCEL(1),
    AMEND(2);

    private static final Table<Pending> TABLE = new Table<>(Pending.class);

    private final int number;

    Pending(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if this version knows none.
    public static @Nullable Pending ofNumber(int number) {
        return TABLE.find(number);
    }
}
