package io.stratos.host.lifecycle;

/// The most that an instance used of one limit.
///
/// @param allowed `Long.MAX_VALUE` where nothing limits it
/// @param isMeasured whether it depends on the machine: then it is what this process saw, and decided nothing
public record LimitUse(Limit limit, long most, long allowed, boolean isMeasured) {
    /// Whether anything limits it.
    public boolean isLimited() {
        return allowed != Long.MAX_VALUE;
    }

    /// Whole percent of the limit, rounded down; 0 where nothing limits it.
    public long percent() {
        if (allowed == Long.MAX_VALUE || most == 0) {
            return 0;
        }
        long whole = Math.max(1, allowed);
        return Math.multiplyHigh(most, 100) == 0 && most * 100 >= 0 ? most * 100 / whole : most / whole * 100;
    }
}
