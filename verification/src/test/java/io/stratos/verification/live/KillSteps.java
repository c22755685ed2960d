package io.stratos.verification.live;

import io.stratos.host.live.duty.LiveStep;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Which step the host ends at next: each in its turn, and again behind the others if it was not reached.
final class KillSteps {
    /// How often a step is passed before, at most.
    private static final int TIMES_MAX = 8;

    /// Reached when a person asks for them; the others when the market moves.
    private static final Set<LiveStep> PROVOKED = EnumSet.of(
            LiveStep.SAFETY_CANCELS_ASKED,
            LiveStep.FLATTEN_BEGUN,
            LiveStep.SHUTDOWN_BEGUN,
            LiveStep.SHUTDOWN_DECIDED,
            LiveStep.INSTANCE_STOPPED);

    /// Reached soon after the interlock was tightened.
    private static final Set<LiveStep> OF_SAFETY =
            EnumSet.of(LiveStep.SAFETY_SET, LiveStep.SAFETY_ANSWERED, LiveStep.DENIAL_TOLD, LiveStep.REQUEST_HELD_BACK);

    /// Reached soon after a comparison with the venue was asked for.
    private static final Set<LiveStep> OF_A_COMPARISON =
            EnumSet.of(LiveStep.QUESTION_ASKED, LiveStep.ANSWER_RECEIVED, LiveStep.ANSWER_BOOKED);

    /// A life passes these a few times at most.
    private static final Set<LiveStep> RARE = EnumSet.of(
            LiveStep.NOTICE_TAKEN,
            LiveStep.TURN_FAULTED,
            LiveStep.GUEST_REBUILDING,
            LiveStep.GUEST_REBUILT,
            LiveStep.DENIAL_TOLD,
            LiveStep.AMEND_RELEASED,
            LiveStep.AMEND_SENT,
            LiveStep.REQUEST_HELD_BACK,
            LiveStep.QUESTION_ASKED,
            LiveStep.BACKLOG_HANDED_ON,
            LiveStep.SAFETY_SET,
            LiveStep.SAFETY_CANCELS_ASKED,
            LiveStep.SAFETY_ANSWERED,
            LiveStep.FLATTEN_BEGUN,
            LiveStep.ACCOUNT_RESTORED,
            LiveStep.LATE_INTENT_DENIED,
            LiveStep.LATE_INTENTS_SETTLED,
            LiveStep.INSTANCE_STARTED,
            LiveStep.ACCOUNT_STARTED,
            LiveStep.SHUTDOWN_BEGUN,
            LiveStep.SHUTDOWN_DECIDED,
            LiveStep.INSTANCE_STOPPED);

    /// Reached by the strategy alone that amends and fails.
    private static final Set<LiveStep> OF_PYTHON = EnumSet.of(
            LiveStep.AMEND_RELEASED,
            LiveStep.AMEND_SENT,
            LiveStep.TURN_FAULTED,
            LiveStep.GUEST_REBUILDING,
            LiveStep.GUEST_REBUILT);

    /// Reached while a host comes up and never again.
    private static final Set<LiveStep> OF_THE_START = EnumSet.of(
            LiveStep.ACCOUNT_RESTORED,
            LiveStep.LATE_INTENT_DENIED,
            LiveStep.LATE_INTENTS_SETTLED,
            LiveStep.INSTANCE_STARTED,
            LiveStep.ACCOUNT_STARTED);

    private final Deque<LiveStep> left = new ArrayDeque<>(List.of(LiveStep.values()));
    private final EnumSet<LiveStep> ended = EnumSet.noneOf(LiveStep.class);

    /// @param passed how many steps had their turn before
    KillSteps(int passed) {
        for (int i = 0; i < passed; i++) {
            left.addLast(left.removeFirst());
        }
    }

    /// A step, and how often it is reached until the process ends there.
    record End(LiveStep step, int times) {
        /// Whether somebody has to ask for it.
        boolean isProvoked() {
            return PROVOKED.contains(step);
        }

        boolean isOfTheStart() {
            return OF_THE_START.contains(step);
        }

        boolean needsSafety() {
            return OF_SAFETY.contains(step);
        }

        boolean needsComparison() {
            return OF_A_COMPARISON.contains(step);
        }

        boolean needsPython() {
            return OF_PYTHON.contains(step);
        }

        @Override
        public String toString() {
            return step + ":" + times;
        }
    }

    End next(SplittableRandom random) {
        if (left.isEmpty()) {
            left.addAll(ended);
        }
        var step = left.removeFirst();
        left.addLast(step);
        return new End(step, RARE.contains(step) ? 1 : random.nextInt(1, TIMES_MAX));
    }

    void ended(End at) {
        left.remove(at.step);
        ended.add(at.step);
    }

    /// Steps at which the host has ended.
    Set<LiveStep> ended() {
        return ended;
    }

    Set<LiveStep> left() {
        return EnumSet.complementOf(ended);
    }
}
