package io.stratos.execution.paper.faults;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Decides at each chance whether a fault happens, and counts those that did.
final class FaultDice {
    private static final int PER_MILLE = 1_000;

    private final FaultPlan plan;
    private final SplittableRandom random;
    private final int[] happened;
    private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);

    FaultDice(FaultPlan plan) {
        this.plan = plan;
        random = new SplittableRandom(plan.seed());
        happened = new int[plan.rules().size()];
    }

    /// The rule that comes to pass at a point, null for none. Only kinds of `moment` are asked for.
    @Nullable
    FaultRule roll(FaultPoint point, Moment moment, long sinceStartNanos) {
        for (int i = 0; i < happened.length; i++) {
            var rule = plan.rules().get(i);
            boolean isAsked = rule.points().contains(point)
                    && moment == Moment.of(rule.kind())
                    && happened[i] < rule.timesMax()
                    && sinceStartNanos >= rule.fromNanos()
                    && sinceStartNanos < rule.toNanos();
            if (isAsked && random.nextInt(PER_MILLE) < rule.perMille()) {
                happened[i]++;
                counts.merge(rule.kind(), 1L, Long::sum);
                return rule;
            }
        }
        return null;
    }

    Map<FaultKind, Long> counts() {
        return Map.copyOf(counts);
    }

    /// When a kind of fault strikes.
    enum Moment {
        /// When the request or question is sent.
        SENDING,
        /// When something comes back.
        RETURNING,
        /// When a fill was reported.
        AFTER_A_FILL;

        static Moment of(FaultKind kind) {
            return switch (kind) {
                case DROP_REQUEST,
                        DROP_REPLY,
                        SERVER_ERROR,
                        SERVER_ERROR_AFTER,
                        HTML,
                        RATE_LIMITED,
                        LAG,
                        REPLACE_OLD_GONE,
                        REPLACE_REFUSED -> SENDING;
                case DELAY, DUPLICATE, REORDER, TRUNCATE, EMPTY, LOSE_FRAME -> RETURNING;
                case BUST -> AFTER_A_FILL;
            };
        }
    }
}
