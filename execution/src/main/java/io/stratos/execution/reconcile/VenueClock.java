package io.stratos.execution.reconcile;

import io.stratos.execution.venue.VenueTiming;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/// What is known of a venue's clock while the account trades: it was measured at the connect, and every
/// answer measures it again, because it carries the venue's time and was asked and came at times of the
/// host.
///
/// Evidence of absence is judged by the latest that the venue's clock may have shown: an answer that cannot
/// be true by the clock as it was known moves that at once. So a clock that runs ahead, or a host's that
/// falls behind, makes evidence come later and never too early.
///
/// One wrong answer must not do so for ever. What moved it is given up once whole comparisons in a row,
/// [#QUORUM] of them, had no answer that leaves it possible; it then falls to the most that these do leave
/// possible, not below what the connect found, and only between two comparisons: one judges all its answers
/// by one clock or a later one.
final class VenueClock {

    /// How far the venue's clock may be from where the connect found it. Requests expire after seconds at
    /// venues, so a second is where requests begin to be refused for their time.
    static final long LIMIT_NANOS = 1_000_000_000L;

    /// Comparisons without such an answer before a clock is believed to be back.
    static final int QUORUM = 3;

    /// No venue's clock shows more, whatever it says: sums with it fit.
    private static final long TIME_MAX = 1L << 62;

    private static final long NO_ANSWER = Long.MIN_VALUE;

    private final VenueTiming timing;
    private final long declaredLow;
    /// An answer may show the venue as it was by its horizon before.
    private final long answersLag;
    private final long declaredHigh;
    private long highest;
    private long deviation;
    /// The most by which the clocks may differ by any answer of this comparison.
    private long possible = NO_ANSWER;
    /// The same of the last whole ones, the oldest first.
    private final Deque<Long> possibleBefore = new ArrayDeque<>();

    VenueClock(VenueTiming timing) {
        this.timing = timing;
        declaredLow = timing.clockOffsetNanos() - timing.clockErrorNanos();
        answersLag = Math.max(0, timing.visibilityHorizonNanos());
        declaredHigh = timing.clockOffsetNanos() + timing.clockErrorNanos();
        highest = declaredHigh;
    }

    /// A comparison begins: the one before is whole.
    void begin() {
        if (possible == NO_ANSWER) {
            return;
        }
        possibleBefore.addLast(possible);
        possible = NO_ANSWER;
        if (possibleBefore.size() > QUORUM) {
            possibleBefore.removeFirst();
        }
        if (possibleBefore.size() == QUORUM) {
            highest = Math.min(highest, Math.max(declaredHigh, Collections.max(possibleBefore)));
        }
    }

    /// Takes the time of an answer. It was taken between question and arrival, so the clocks differ by no
    /// less than `venue - arrived` and no more than `venue - asked`.
    void measure(long askedNanos, long arrivedNanos, long venueTimeNanos) {
        long venueTime = Math.clamp(venueTimeNanos, -TIME_MAX, TIME_MAX);
        long least = venueTime - arrivedNanos;
        long most = venueTime - askedNanos;
        if (least > highest) {
            highest = most;
        }
        possible = Math.max(possible, most + answersLag);
        deviation = least > declaredHigh ? least - declaredHigh : Math.min(0, most + answersLag - declaredLow);
    }

    /// How much further than measured at the connect the venue's clock is ahead, below zero if behind; by
    /// the newest answer, and only what is certain.
    long deviationNanos() {
        return deviation;
    }

    boolean isWithinLimit() {
        return Math.abs(deviation) <= LIMIT_NANOS;
    }

    /// The latest that the venue's clock may have shown at a host time.
    long venueTimeAtMost(long hostNanos) {
        return Math.addExact(timing.venueTimeAtMost(hostNanos), highest - declaredHigh);
    }

    /// As of [VenueTiming#visibleAfterNanos], by the clock as it is known now.
    long visibleAfterNanos(long sentNanos) {
        return Math.addExact(timing.visibleAfterNanos(sentNanos), highest - declaredHigh);
    }
}
