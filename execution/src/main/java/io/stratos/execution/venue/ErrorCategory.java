package io.stratos.execution.venue;

import io.stratos.abi.model.ReasonCode;

/// What kind of error a reason code is, and what may follow (SPEC X-7). Every code that a venue's refusal or failure
/// can carry has a category; `docs/reference/error-taxonomy.md` holds the table.
///
/// *Definite* means: the request did nothing and never will. What is not definite is never taken for a refusal.
/// *Retryable* means: the same request may go out again unchanged, later.
public enum ErrorCategory {
    /// No error.
    NONE(true, false),
    /// The request itself is wrong for this venue.
    INVALID(true, false),
    /// The venue's rules or the market speak against it.
    REFUSED(true, false),
    /// The account has not enough.
    FUNDS(true, false),
    /// Something else happened to the order first.
    OVERTAKEN(true, false),
    /// It never left: safety, risk, the gate or its age.
    HELD_BACK(true, false),
    /// Too many requests; refused before it was looked at.
    THROTTLED(true, true),
    /// It could not be sent.
    NETWORK(true, true),
    /// Refused for the time it carries.
    CLOCK(true, true),
    /// The venue has this id: proof that the order exists.
    DUPLICATE(false, false),
    /// Nobody knows what became of it; only [io.stratos.execution.reconcile] may repeat it.
    UNKNOWN_OUTCOME(false, false),
    /// A difference between here and there.
    RECONCILIATION(false, false),
    /// No code that a venue's answer can carry.
    FOREIGN(false, false);

    private static final int AREA = 100;
    private static final int GATE = 20;
    private static final int LEASE = 27;
    private static final int RECONCILE = 32;
    private static final int SAFETY = 34;
    private static final int RISK = 35;

    private final boolean isDefinite;
    private final boolean isRetryable;

    ErrorCategory(boolean isDefinite, boolean isRetryable) {
        this.isDefinite = isDefinite;
        this.isRetryable = isRetryable;
    }

    public boolean isDefinite() {
        return isDefinite;
    }

    public boolean isRetryable() {
        return isRetryable;
    }

    /// The category of a code.
    public static ErrorCategory of(ReasonCode code) {
        return switch (code) {
            case OK -> NONE;
            case EXE_FILTER, EXE_UNSUPPORTED -> INVALID;
            case EXE_VENUE_REJECTED, EXE_POST_ONLY_CROSSED, EXE_NO_LIQUIDITY -> REFUSED;
            case EXE_INSUFFICIENT_FUNDS -> FUNDS;
            case EXE_CANCEL_TOO_LATE, EXE_AMEND_REJECTED, EXE_EXPIRED, EXE_CANCELED, EXE_BUSTED -> OVERTAKEN;
            case EXE_NOT_SENT_TOO_LATE, EXE_SHADOW, REC_PENDING -> HELD_BACK;
            case EXE_RATE_LIMITED -> THROTTLED;
            case EXE_NETWORK -> NETWORK;
            case EXE_CLOCK -> CLOCK;
            case EXE_DUPLICATE -> DUPLICATE;
            case EXE_UNKNOWN, EXE_ADAPTER -> UNKNOWN_OUTCOME;
            default -> ofArea(code);
        };
    }

    /// Codes of one area stand in one range of numbers.
    private static ErrorCategory ofArea(ReasonCode code) {
        return switch (code.number() / AREA) {
            case LEASE, GATE, SAFETY, RISK -> HELD_BACK;
            case RECONCILE -> RECONCILIATION;
            default -> FOREIGN;
        };
    }
}
