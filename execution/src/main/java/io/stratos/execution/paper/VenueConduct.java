package io.stratos.execution.paper;

import io.stratos.execution.venue.IdentityClass;

/// How the paper venue treats its clients, whatever the market does.
///
/// @param identityClass what it does with a client order id that comes again
/// @param idRetentionNanos how long class B3 remembers an id; 0 for the other classes
/// @param queueModel of resting orders
/// @param requestExpiryNanos a request older than this when it arrives is refused; 0 for never
/// @param lag how far answers are behind the book
/// @param visibilityHorizonNanos what the venue promises about the lag, [#NOT_PROMISED] for nothing
/// @param cancelOnDisconnect whether orders are taken back when the client's connection ends
/// @param historyMax done orders and fills of an account that are kept for questions and for
///     recognising ids, each; 0 for a venue that is never asked
/// @param pageMax orders or fills in one answer
public record VenueConduct(
        IdentityClass identityClass,
        long idRetentionNanos,
        QueueModel queueModel,
        long requestExpiryNanos,
        QueryLag lag,
        long visibilityHorizonNanos,
        boolean cancelOnDisconnect,
        int historyMax,
        int pageMax) {
    /// The venue says nothing about how long things take to show.
    public static final long NOT_PROMISED = -1;

    /// In a backtest nobody asks, and what is sent arrives.
    public static final VenueConduct BACKTEST =
            new VenueConduct(IdentityClass.B2, 0, QueueModel.THROUGH, 0, QueryLag.NONE, NOT_PROMISED, false, 0, 500);

    private static final int HISTORY_MAX = 10_000_000;
    private static final int PAGE_MAX = 10_000;

    public VenueConduct {
        if (historyMax < 0 || historyMax > HISTORY_MAX || pageMax < 1 || pageMax > PAGE_MAX) {
            throw new IllegalArgumentException("Condition failed: history is 0 to " + HISTORY_MAX + " and a page 1 to "
                    + PAGE_MAX + ", got=" + historyMax + "," + pageMax);
        }
        if (requestExpiryNanos < 0 || (identityClass == IdentityClass.B3) != (idRetentionNanos > 0)) {
            throw new IllegalArgumentException("Condition failed: class B3 and only B3 remembers ids for a time, got="
                    + identityClass + "," + idRetentionNanos + "," + requestExpiryNanos);
        }
        boolean remembers = identityClass != IdentityClass.B2 && identityClass != IdentityClass.C;
        if (remembers && historyMax == 0) {
            throw new IllegalArgumentException(
                    "Condition failed: a venue that remembers ids keeps a history, got=" + identityClass);
        }
        if (visibilityHorizonNanos != NOT_PROMISED && visibilityHorizonNanos < lag.longestNanos()) {
            throw new IllegalArgumentException("Condition failed: a horizon is promised that is kept, got="
                    + visibilityHorizonNanos + " and a lag of " + lag.longestNanos());
        }
    }

    /// A venue that can be asked, of a class.
    public static VenueConduct ofClass(IdentityClass identityClass, long idRetentionNanos) {
        return new VenueConduct(
                identityClass,
                idRetentionNanos,
                QueueModel.THROUGH,
                0,
                QueryLag.NONE,
                NOT_PROMISED,
                false,
                100_000,
                500);
    }

    public VenueConduct queueModel(QueueModel model) {
        return new VenueConduct(
                identityClass,
                idRetentionNanos,
                model,
                requestExpiryNanos,
                lag,
                visibilityHorizonNanos,
                cancelOnDisconnect,
                historyMax,
                pageMax);
    }

    /// The same with promises about time, which is what makes absence evidence.
    public VenueConduct timing(long expiryNanos, QueryLag answers, long horizonNanos) {
        return new VenueConduct(
                identityClass,
                idRetentionNanos,
                queueModel,
                expiryNanos,
                answers,
                horizonNanos,
                cancelOnDisconnect,
                historyMax,
                pageMax);
    }

    public VenueConduct cancelOnDisconnect(boolean cancels) {
        return new VenueConduct(
                identityClass,
                idRetentionNanos,
                queueModel,
                requestExpiryNanos,
                lag,
                visibilityHorizonNanos,
                cancels,
                historyMax,
                pageMax);
    }

    public VenueConduct pageMax(int max) {
        return new VenueConduct(
                identityClass,
                idRetentionNanos,
                queueModel,
                requestExpiryNanos,
                lag,
                visibilityHorizonNanos,
                cancelOnDisconnect,
                historyMax,
                max);
    }
}
