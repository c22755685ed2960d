package io.stratos.execution.orders;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// How far an order has come (SPEC X-2). Numbers stand in `OrderRecord.lifecycle`.
public enum Lifecycle implements Numbered {
    /// Ours alone; no venue has heard of it.
    NEW(1),
    /// Handed to the venue, no answer yet.
    SENT(2),
    /// The venue has it but does not work it yet (a stop that waits for its trigger).
    ACKED(3),
    /// Works at the venue, nothing filled.
    OPEN(4),
    PARTIALLY_FILLED(5),
    FILLED(6),
    CANCELED(7),
    /// Refused: by the venue, or by us before it was sent.
    REJECTED(8),
    EXPIRED(9),
    /// Nobody here knows what the venue has. Dangerous, blocks new risk, never final.
    UNKNOWN(10);

    private static final Table<Lifecycle> TABLE = new Table<>(Lifecycle.class);

    private final int number;

    Lifecycle(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// Whether the order is done; it never comes back from there.
    public boolean isTerminal() {
        return this == FILLED || this == CANCELED || this == REJECTED || this == EXPIRED;
    }

    /// The value with this number, or null if this version knows none.
    public static @Nullable Lifecycle ofNumber(int number) {
        return TABLE.find(number);
    }
}
