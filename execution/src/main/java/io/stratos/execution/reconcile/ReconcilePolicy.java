package io.stratos.execution.reconcile;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.venue.RequestBudget;
import java.util.List;

/// When an account is compared with its venue, and what a difference does to safety.
///
/// @param periodicNanos time between two comparisons that nothing else caused
/// @param retryNanos time before a question is asked again, and before the next run after one that was not clean;
///     doubles up to `periodicNanos`
/// @param answerNanos after this much time without an answer a question is asked again, and an order or request is
///     of unknown outcome
/// @param overlapNanos how far back executions are read again: they may show late
/// @param looksMax how often one order or position is looked at in a run before a difference is believed
/// @param attemptsMax how often the venue may be asked for one order in all
/// @param unknownAlarmNanos ages of an unknown outcome at which an alarm is raised, rising; the first one also
///     makes the account CLOSE_ONLY
/// @param onForeign what something foreign tightens the account to
/// @param onDangerous what a dangerous difference tightens the account to
/// @param budget requests to the venue
public record ReconcilePolicy(
        long periodicNanos,
        long retryNanos,
        long answerNanos,
        long overlapNanos,
        int looksMax,
        int attemptsMax,
        List<Long> unknownAlarmNanos,
        SafetyState onForeign,
        SafetyState onDangerous,
        RequestBudget.Limits budget) {

    private static final long SECOND = 1_000_000_000L;

    /// Every minute, alarms after 5 s, 1 min, 10 min and 1 h, ten requests a second.
    public static final ReconcilePolicy STANDARD = new ReconcilePolicy(
            60 * SECOND,
            SECOND,
            5 * SECOND,
            3_600 * SECOND,
            3,
            3,
            List.of(5 * SECOND, 60 * SECOND, 600 * SECOND, 3_600 * SECOND),
            SafetyState.CLOSE_ONLY,
            SafetyState.CLOSE_ONLY,
            new RequestBudget.Limits(20, SECOND / 10, 5, 5));

    public ReconcilePolicy {
        unknownAlarmNanos = List.copyOf(unknownAlarmNanos);
        if (periodicNanos <= 0 || retryNanos <= 0 || answerNanos <= 0 || overlapNanos < 0) {
            throw new IllegalArgumentException("Condition failed: times are above zero, got=" + periodicNanos + ","
                    + retryNanos + "," + answerNanos + "," + overlapNanos);
        }
        if (looksMax < 2 || attemptsMax < 1 || unknownAlarmNanos.isEmpty()) {
            throw new IllegalArgumentException(
                    "Condition failed: a difference is looked at twice at least, and an unknown outcome alarms, got="
                            + looksMax + "," + attemptsMax + "," + unknownAlarmNanos);
        }
        requireAutomatic(onForeign);
        requireAutomatic(onDangerous);
    }

    /// FLATTEN is not for automatics: it needs the role (DESIGN §8).
    private static void requireAutomatic(SafetyState state) {
        if (state != SafetyState.CLOSE_ONLY && state != SafetyState.HALT) {
            throw new IllegalArgumentException(
                    "Condition failed: an automatic tightens to CLOSE_ONLY or HALT, got=" + state);
        }
    }
}
