package io.stratos.execution.reconcile;

import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// Why the account is compared with the venue. Numbers stand in `ReconciliationRecord.cause`.
public enum Cause implements Numbered {
    /// The account core has just come up; nothing is known of what happened meanwhile.
    START(1),
    /// The connection was gone; reports may have been lost.
    RECONNECT(2),
    /// Reports are missing, by their numbers or by contradiction.
    GAP(3),
    /// The outcome of an order is unknown.
    UNKNOWN(4),
    /// It was time.
    PERIODIC(5),
    /// Someone asked for it.
    OPERATOR(6);

    private static final Table<Cause> TABLE = new Table<>(Cause.class);

    private final int number;

    Cause(int number) {
        this.number = number;
    }

    /// Whether no new risk is taken until the verdict: what happened meanwhile is not known.
    public boolean blocksNewRisk() {
        return this == START || this == RECONNECT || this == GAP;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if this version knows none.
    public static @Nullable Cause ofNumber(int number) {
        return TABLE.find(number);
    }
}
