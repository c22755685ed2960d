package io.stratos.host.breaker;

import java.util.List;

/// When the breaker of an instance opens, and what a slow turn is.
///
/// @param rules several may name one trigger; the strongest that is confirmed decides
/// @param objectivePercent share of its callback timeout that a turn should stay within; one that takes
///     longer is a sign of [Trigger#LATENCY]. Live only: in simulated time nothing is slow
public record BreakerRules(List<BreakerRule> rules, int objectivePercent) {

    /// More rules than this describe nothing that a person could foresee.
    public static final int RULES_MAX = 32;

    /// A turn that needs more than this of its timeout is about to be stopped.
    public static final int OBJECTIVE_PERCENT = 80;

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    /// What holds where nobody says otherwise: slow to open on what may be chance, and never by itself back
    /// from what it closed.
    public static final BreakerRules STANDARD = new BreakerRules(
            List.of(
                    rule(Trigger.TIMEOUTS, 3, MINUTE, 0, BreakerAction.NO_TRADE, MINUTE),
                    rule(Trigger.FAULTS, 5, 10 * MINUTE, 0, BreakerAction.CANCEL_ALL, 5 * MINUTE),
                    rule(Trigger.INTENT_RATE, 50, 10 * SECOND, SECOND, BreakerAction.NO_TRADE, 30 * SECOND),
                    rule(Trigger.REJECTS, 20, 30 * SECOND, SECOND, BreakerAction.REDUCE_ONLY, 30 * SECOND),
                    quiet(Trigger.QUEUE, 1, SECOND, 0, 10 * SECOND),
                    quiet(Trigger.QUALITY, 50, 10 * SECOND, 2 * SECOND, 10 * SECOND),
                    quiet(Trigger.LATENCY, 50, 10 * SECOND, 5 * SECOND, 30 * SECOND)),
            OBJECTIVE_PERCENT);

    public BreakerRules {
        rules = List.copyOf(rules);
        if (rules.size() > RULES_MAX || objectivePercent < 1 || objectivePercent > 100) {
            throw new IllegalArgumentException("Condition failed: at most " + RULES_MAX
                    + " rules and an objective of 1..100 percent, got=" + rules.size() + "," + objectivePercent);
        }
    }

    /// What a turn should stay within.
    ///
    /// @param callbackNanosMax time that a callback may take at most
    public long objectiveNanos(long callbackNanosMax) {
        return Math.multiplyExact(callbackNanosMax, objectivePercent) / 100;
    }

    private static BreakerRule rule(
            Trigger trigger, int signs, long window, long confirm, BreakerAction action, long cooldown) {
        return new BreakerRule(trigger, signs, window, confirm, action, new Recovery.Cooldown(cooldown, cooldown));
    }

    /// Bad input and slowness hurt nobody who does not trade on them, and end when they end.
    private static BreakerRule quiet(Trigger trigger, int signs, long window, long confirm, long quiet) {
        var recovery = new Recovery.WhenQuiet(quiet, quiet);
        return new BreakerRule(trigger, signs, window, confirm, BreakerAction.REDUCE_ONLY, recovery);
    }
}
