package io.stratos.execution.venue;

/// How many requests may go to a venue, with a part kept back: what places orders leaves room for
/// questions, and both leave room for cancels, which always pass. One thread; time is handed in.
public final class RequestBudget {

    /// What a request is for; each leaves room for those below it.
    public enum Purpose {
        PLACE,
        QUERY,
        CANCEL
    }

    /// The figures of a budget.
    ///
    /// @param requestsMax most that can go at once
    /// @param nanosEach time after which one more may go
    /// @param keptForQueries of `requestsMax`, not for placing
    /// @param keptForCancels of `requestsMax`, neither for placing nor for questions
    public record Limits(int requestsMax, long nanosEach, int keptForQueries, int keptForCancels) {
        public Limits {
            if (nanosEach <= 0
                    || keptForQueries <= 0
                    || keptForCancels <= 0
                    || requestsMax <= (long) keptForQueries + keptForCancels) {
                throw new IllegalArgumentException("Condition failed: what is kept back leaves room to place, got="
                        + requestsMax + "," + nanosEach + "," + keptForQueries + "," + keptForCancels);
            }
        }
    }

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final Limits limits;
    private long left;
    private long countedAtNanos = NOT_BEGUN;
    private long questionAtNanos;

    /// A budget of which only what is kept back is there: after a start, nobody knows what was spent before
    /// it.
    public RequestBudget(Limits limits) {
        this.limits = limits;
        left = (long) limits.keptForQueries + limits.keptForCancels;
    }

    /// Takes one request out of the budget, or says that there is none left for this purpose. A cancel
    /// always goes, and what it takes beyond the budget is missing afterwards, up to one budget.
    ///
    /// However many cancels go, questions get their part of what time brings, `keptForQueries` of
    /// `requestsMax`: what is taken back again and again may wait for just their answers.
    public boolean take(Purpose purpose, long nowNanos) {
        refill(nowNanos);
        boolean isQuestion = purpose == Purpose.QUERY;
        if (left <= keptFrom(purpose) && !(isQuestion && isShareDue(nowNanos))) {
            return false;
        }
        left = Math.max(left - 1, -limits.requestsMax);
        questionAtNanos = isQuestion ? nowNanos : questionAtNanos;
        return true;
    }

    private boolean isShareDue(long nowNanos) {
        return (nowNanos - questionAtNanos) / limits.nanosEach * limits.keptForQueries >= limits.requestsMax;
    }

    private long keptFrom(Purpose purpose) {
        return switch (purpose) {
            case PLACE -> (long) limits.keptForQueries + limits.keptForCancels;
            case QUERY -> limits.keptForCancels;
            case CANCEL -> Long.MIN_VALUE;
        };
    }

    private void refill(long nowNanos) {
        if (countedAtNanos == NOT_BEGUN) {
            countedAtNanos = nowNanos;
            questionAtNanos = nowNanos;
        }
        long more = (nowNanos - countedAtNanos) / limits.nanosEach;
        if (more > 0) {
            left = Math.min(limits.requestsMax, left + more);
            countedAtNanos += more * limits.nanosEach;
        }
    }
}
