package io.stratos.host.objective;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// How a broken promise is answered, mildest first (SPEC M-9).
public enum Stage implements Numbered {
    /// Nothing is held back.
    NORMAL(0),
    /// Its lane serves the others first.
    LOW_PRIORITY(1),
    /// As well, orders may only shrink the position.
    DEGRADED(2),
    /// It is given no inputs and its entries are taken back, until an operator lets it go on.
    HALTED(3);

    private static final Table<Stage> TABLE = new Table<>(Stage.class);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /// In metrics and rows.
    @Override
    public int number() {
        return number;
    }

    static @Nullable Stage ofNumber(int number) {
        return TABLE.find(number);
    }

    Stage stricter() {
        return switch (this) {
            case NORMAL -> LOW_PRIORITY;
            case LOW_PRIORITY -> DEGRADED;
            case DEGRADED, HALTED -> HALTED;
        };
    }

    Stage milder() {
        return switch (this) {
            case NORMAL, LOW_PRIORITY -> NORMAL;
            case DEGRADED -> LOW_PRIORITY;
            case HALTED -> DEGRADED;
        };
    }
}
