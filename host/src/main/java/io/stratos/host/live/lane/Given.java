package io.stratos.host.live.lane;

import io.stratos.gate.Callback;

/// What a turn was given.
///
/// @param outboxSeq of the execution event, 0 if it was another input
/// @param instrument of the event, 0 if it concerns none
/// @param sinceNanos when the host received it, or it was due
record Given(Callback callback, long outboxSeq, int instrument, long sinceNanos) {
    static final Given NOTHING = new Given(Callback.EVENT, 0, 0, 0);

    /// Whether it was market data.
    boolean isMarket() {
        return callback == Callback.EVENT && outboxSeq == 0 && instrument != 0;
    }
}
