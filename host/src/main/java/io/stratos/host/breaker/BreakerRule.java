package io.stratos.host.breaker;

/// When a breaker opens.
///
/// @param signs so many of them within the window
/// @param windowNanos over which signs are counted
/// @param confirmNanos how long the trouble must last: a burst at one moment, such as one bad tick told many times,
///     does not open it; 0 for at once
public record BreakerRule(
        Trigger trigger, int signs, long windowNanos, long confirmNanos, BreakerAction action, Recovery recovery) {

    /// More than this would be a rate, which the gate limits.
    public static final int SIGNS_MAX = 1_000;

    public BreakerRule {
        if (signs < 1 || signs > SIGNS_MAX) {
            throw new IllegalArgumentException("Condition failed: signs are 1.." + SIGNS_MAX + ", got=" + signs);
        }
        if (windowNanos <= 0 || confirmNanos < 0 || confirmNanos > windowNanos) {
            throw new IllegalArgumentException(
                    "Condition failed: 0 <= confirm <= window, got=" + confirmNanos + "," + windowNanos);
        }
    }

    /// The same with another way back.
    BreakerRule recovering(Recovery by) {
        return new BreakerRule(trigger, signs, windowNanos, confirmNanos, action, by);
    }
}
