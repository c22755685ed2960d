package io.stratos.host.breaker;

/// Counts the signs of one rule within its window. Memory is bounded by the rule.
final class Signs {
    private final BreakerRule rule;
    private final long[] times;
    private int count;
    private int next;
    private long first;
    private long last;

    Signs(BreakerRule rule) {
        this.rule = rule;
        times = new long[rule.signs()];
    }

    BreakerRule rule() {
        return rule;
    }

    /// Counts one sign.
    ///
    /// @return whether the rule is confirmed: enough of them within the window, over a long enough time
    boolean count(long nowNanos) {
        if (count == 0 || nowNanos - last >= rule.windowNanos()) {
            first = nowNanos;
        }
        last = nowNanos;
        times[next] = nowNanos;
        next = (next + 1) % times.length;
        count = Math.min(count + 1, times.length);
        boolean isEnough = count == times.length && nowNanos - times[next] < rule.windowNanos();
        return isEnough && nowNanos - first >= rule.confirmNanos();
    }

    void forget() {
        count = 0;
        next = 0;
    }
}
