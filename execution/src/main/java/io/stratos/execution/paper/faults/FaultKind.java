package io.stratos.execution.paper.faults;

import java.util.Locale;

/// What can go wrong (`faults.md` §1.4).
public enum FaultKind {
    /// The request or question never arrives; the sender gets no answer.
    DROP_REQUEST,
    /// It arrives and is carried out; the answer is lost.
    DROP_REPLY,
    /// 5xx before anything happened; the sender cannot know that.
    SERVER_ERROR,
    /// 5xx after it was carried out.
    SERVER_ERROR_AFTER,
    /// It is carried out, and a page of HTML comes back.
    HTML,
    /// 429: refused before it was looked at.
    RATE_LIMITED,
    /// What comes back is late by the rule's delay; others overtake it.
    DELAY,
    /// What comes back comes again after the rule's delay.
    DUPLICATE,
    /// What comes back changes places with what comes after it.
    REORDER,
    /// The second half of an answer with several entries is missing.
    TRUNCATE,
    /// An answer says that it is complete and has nothing in it.
    EMPTY,
    /// An answer shows the book as it was by the rule's delay earlier, whatever the venue promises.
    LAG,
    /// A frame of the stream is lost; heartbeats go on.
    LOSE_FRAME,
    /// A replacement takes the old order back and does not place the new one.
    REPLACE_OLD_GONE,
    /// A replacement does not take the old order back, and fails.
    REPLACE_REFUSED,
    /// A fill is taken back after the rule's delay.
    BUST;

    /// Whether this can happen there.
    boolean fits(FaultPoint point) {
        return switch (this) {
            case DROP_REQUEST, DROP_REPLY, SERVER_ERROR, SERVER_ERROR_AFTER, HTML, RATE_LIMITED ->
                point != FaultPoint.STREAM;
            case DELAY, DUPLICATE, REORDER -> true;
            case TRUNCATE -> point == FaultPoint.OPEN_ORDERS || point == FaultPoint.FILLS;
            case EMPTY -> point.isQuestion() && point != FaultPoint.ORDER;
            case LAG -> point.isQuestion();
            case LOSE_FRAME, BUST -> point == FaultPoint.STREAM;
            case REPLACE_OLD_GONE, REPLACE_REFUSED -> point == FaultPoint.AMEND;
        };
    }

    boolean needsDelay() {
        return this == DELAY || this == DUPLICATE || this == BUST || this == LAG;
    }

    /// Whether who sent the request waits for an answer in vain.
    public boolean isTimeout() {
        return this == DROP_REQUEST || this == DROP_REPLY;
    }

    /// As a plan writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
