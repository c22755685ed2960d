package io.stratos.abi.journal;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// What the gate said to an intent, as the journal keeps it.
public enum Verdict implements Numbered {
    APPROVED(1),
    DEGRADED(2),
    DENIED(3);

    private static final Table<Verdict> TABLE = new Table<>(Verdict.class);

    private final int number;

    Verdict(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable Verdict ofNumber(int number) {
        return TABLE.find(number);
    }
}
