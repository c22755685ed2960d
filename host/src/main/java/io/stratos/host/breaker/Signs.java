package io.stratos.host.breaker;

/// Counts the signs of one rule within its window. Memory is bounded by the rule.
///
/// Trouble lasts as long as signs come at no lower rate than the rule asks for: each sign keeps it alive for
/// the time in which the next one would have to come, many at once together for half a window at most. So
/// what trickles before a burst does not make the burst older than it is.
final class Signs {
    private final BreakerRule rule;
    private final long[] times;
    private final long stepNanos;
    private final long silenceNanosMax;
    private int count;
    private int next;
    private long firstNanos;
    private long aliveUntilNanos;

    Signs(BreakerRule rule) {
        this.rule = rule;
        times = new long[rule.signs()];
        stepNanos = rule.windowNanos() / Math.max(1, rule.signs() - 1);
        silenceNanosMax = Math.max(stepNanos, rule.windowNanos() / 2);
    }

    BreakerRule rule() {
        return rule;
    }

    /// Counts one sign.
    ///
    /// @return whether the rule is confirmed: enough of them within the window, over a long enough time
    boolean count(long nowNanos) {
        if (count == 0 || nowNanos >= aliveUntilNanos) {
            firstNanos = nowNanos;
            aliveUntilNanos = nowNanos;
        }
        aliveUntilNanos = Math.min(aliveUntilNanos + stepNanos, nowNanos + silenceNanosMax);
        times[next] = nowNanos;
        next = (next + 1) % times.length;
        count = Math.min(count + 1, times.length);
        boolean isEnough = count == times.length && nowNanos - times[next] < rule.windowNanos();
        return isEnough && nowNanos - firstNanos >= rule.confirmNanos();
    }

    void forget() {
        count = 0;
        next = 0;
    }
}
