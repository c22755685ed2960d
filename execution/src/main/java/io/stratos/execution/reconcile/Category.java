package io.stratos.execution.reconcile;

import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// How one thing here and at the venue compare (SPEC X-5). Numbers stand in `ReconciliationRecord.category`.
public enum Category implements Numbered {
    /// They agree.
    MATCH(1),
    /// We have an order that the venue does not show.
    MISSING_REMOTE(2),
    /// The venue has something that is not ours.
    MISSING_LOCAL(3),
    /// Both have it and differ; fills and look-ups say what is right.
    DIVERGED(4),
    /// The answer is older than what is known, or is not whole.
    STALE(5),
    /// They cannot both be right, and it costs money.
    DANGEROUS(6);

    private static final Table<Category> TABLE = new Table<>(Category.class);

    private final int number;

    Category(int number) {
        this.number = number;
    }

    /// The code that says it to people.
    public ReasonCode code() {
        return switch (this) {
            case MATCH -> ReasonCode.REC_MATCH;
            case MISSING_REMOTE -> ReasonCode.REC_MISSING_REMOTE;
            case MISSING_LOCAL -> ReasonCode.REC_MISSING_LOCAL;
            case DIVERGED -> ReasonCode.REC_DIVERGED;
            case STALE -> ReasonCode.REC_STALE;
            case DANGEROUS -> ReasonCode.REC_DANGEROUS;
        };
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if this version knows none.
    public static @Nullable Category ofNumber(int number) {
        return TABLE.find(number);
    }
}
