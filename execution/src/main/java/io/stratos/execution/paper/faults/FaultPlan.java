package io.stratos.execution.paper.faults;

import java.util.List;

/// Everything that goes wrong at a venue, as data. The plan starts with the first call that reaches the
/// venue.
///
/// @param seed of every chance in it
/// @param rules asked in order; the first that comes to pass at a point is the one that happens
/// @param clockSkewNanos venue time as told, less venue time as it is
public record FaultPlan(
        long seed, List<FaultRule> rules, List<Outage> outages, List<ForeignOrder> foreign, long clockSkewNanos) {
    /// A venue that is in order.
    public static final FaultPlan NONE = new FaultPlan(0, List.of(), List.of(), List.of(), 0);

    private static final int ENTRIES_MAX = 1_000;

    public FaultPlan {
        rules = List.copyOf(rules);
        outages = List.copyOf(outages);
        foreign = List.copyOf(foreign);
        if (rules.size() > ENTRIES_MAX || outages.size() > ENTRIES_MAX || foreign.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException("Condition failed: at most " + ENTRIES_MAX + " of each, got="
                    + rules.size() + "," + outages.size() + "," + foreign.size());
        }
    }

    /// A plan of rules alone.
    public static FaultPlan of(FaultRule... rules) {
        return new FaultPlan(1, List.of(rules), List.of(), List.of(), 0);
    }
}
