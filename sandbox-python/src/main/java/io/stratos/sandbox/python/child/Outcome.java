package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Answer;

/// What became of one request.
///
/// @param output holds the answer's bytes from 0; lent until the next request
@SuppressWarnings("ArrayRecordComponent") // lent within one thread
record Outcome(Answer answer, long detail, byte[] output, int length) {
    private static final byte[] NOTHING = {};

    /// Done, and there is nothing to say.
    static Outcome nothing() {
        return new Outcome(Answer.DECIDED, 0, NOTHING, 0);
    }

    static Outcome fault(Answer answer, long detail) {
        return new Outcome(answer, detail, NOTHING, 0);
    }
}
