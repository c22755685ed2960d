package io.stratos.execution.connector;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// How far an intent came after the gate let it through (SPEC M-24). Numbers stand in [StagedIntent]'s row.
public enum Stage implements Numbered {
    /// The account core has it, and it waits until other orders are gone.
    STAGED(1),
    /// Execution, safety and risk let it pass; its request is in the same batch as this row. After a crash it may or
    /// may not have been sent.
    APPROVED(2),
    /// Released to the venue after its batch was committed, or there was nothing left to be sent.
    COMMITTED(3),
    /// Execution, safety or risk refused it, when it came or right before it would have been sent.
    DENIED(4);

    private static final Table<Stage> TABLE = new Table<>(Stage.class);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// Whether it changes no more.
    boolean isDecided() {
        return this == COMMITTED || this == DENIED;
    }

    /// The value with this number, or null if this version knows none.
    public static @Nullable Stage ofNumber(int number) {
        return TABLE.find(number);
    }
}
