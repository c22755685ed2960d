package io.stratos.state;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// Kinds of journal records; each names the message of `journal.proto` that its payload holds.
public enum RecordKind implements Numbered {
    RUN(1),
    TURN_RANGE(2),
    TURN(3),
    ORDER(4),
    FILL(5),
    SAFETY(6),
    CHECKPOINT(7),
    SEAL(8),
    NOTE(9),
    RECONCILIATION(10),
    HEALTH(11),
    BREAKER(12),
    QUALITY(13),
    CONFIG(14),
    OBJECTIVE(15);

    private static final Table<RecordKind> TABLE = new Table<>(RecordKind.class);

    private final int number;

    RecordKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The kind with this number, or null if this version knows none.
    public static @Nullable RecordKind ofNumber(int number) {
        return TABLE.find(number);
    }
}
