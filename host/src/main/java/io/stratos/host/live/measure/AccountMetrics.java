package io.stratos.host.live.measure;

import io.stratos.execution.venue.ErrorCategory;

/// Figures of one account. Its own thread alone writes them.
public interface AccountMetrics {

    /// Nobody measures.
    AccountMetrics NONE = new AccountMetrics() {
        @Override
        public void count(Count what) {}

        @Override
        public void error(ErrorCategory category) {}

        @Override
        public void orderLatency(long nanos) {}

        @Override
        public void fillLatency(long nanos) {}
    };

    /// What is counted.
    enum Count {
        /// An approved intent came from a lane.
        INTENT_RECEIVED,
        /// A new order left for the venue.
        ORDER_SENT,
        ORDER_ACKED,
        ORDER_REJECTED,
        /// A cancel left for the venue.
        CANCEL_REQUESTED,
        CANCEL_FAILED,
        FILL,
        /// A comparison with the venue came to its verdict.
        RECONCILED,
        /// Something here and at the venue differed.
        DIVERGED,
        /// Something at the venue is not ours.
        EXTERNAL_ORDER,
        /// The ledger took too long for a write.
        WRITE_STALL
    }

    void count(Count what);

    /// The venue, or the way to it, said no.
    void error(ErrorCategory category);

    /// From an intent's decision to the first word about its order: acknowledged, filled or rejected.
    void orderLatency(long nanos);

    /// From a fill at the venue to its booking here.
    void fillLatency(long nanos);
}
