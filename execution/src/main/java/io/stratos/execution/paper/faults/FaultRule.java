package io.stratos.execution.paper.faults;

import java.util.EnumSet;
import java.util.Set;

/// One fault, where and how often.
///
/// @param perMille chance at each chance to happen, 1 to 1,000
/// @param fromNanos after the plan's start, inclusive
/// @param toNanos after the plan's start, exclusive
/// @param delayNanos for kinds that come later
/// @param timesMax how often at most
public record FaultRule(
        FaultKind kind,
        Set<FaultPoint> points,
        int perMille,
        long fromNanos,
        long toNanos,
        long delayNanos,
        int timesMax) {

    private static final int ALWAYS = 1_000;

    public FaultRule {
        if (points.isEmpty() || !points.stream().allMatch(kind::fits)) {
            throw new IllegalArgumentException(
                    "Condition failed: " + kind.word() + " happens where it can, got=" + points);
        }
        if (perMille < 1 || perMille > ALWAYS || fromNanos < 0 || toNanos <= fromNanos || timesMax < 1) {
            throw new IllegalArgumentException("Condition failed: a rule can come to pass, got=" + perMille + ","
                    + fromNanos + "," + toNanos + "," + timesMax);
        }
        if (kind.needsDelay() != (delayNanos > 0)) {
            throw new IllegalArgumentException("Condition failed: what comes later, and only that, has a delay, got="
                    + kind.word() + " " + delayNanos);
        }
        points = Set.copyOf(EnumSet.copyOf(points));
    }

    /// A fault that happens at each chance, for good.
    public static FaultRule always(FaultKind kind, FaultPoint... points) {
        return new FaultRule(kind, Set.of(points), ALWAYS, 0, Long.MAX_VALUE, 0, Integer.MAX_VALUE);
    }

    public FaultRule times(int max) {
        return new FaultRule(kind, points, perMille, fromNanos, toNanos, delayNanos, max);
    }

    /// A fault whose delay is its nature.
    public static FaultRule late(FaultKind kind, long delayNanos, FaultPoint... points) {
        return new FaultRule(kind, Set.of(points), ALWAYS, 0, Long.MAX_VALUE, delayNanos, Integer.MAX_VALUE);
    }
}
