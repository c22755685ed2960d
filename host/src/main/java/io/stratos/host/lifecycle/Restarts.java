package io.stratos.host.lifecycle;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// Faults of one instance within the window, and when its next turn may come.
final class Restarts {
    private final RestartRules rules;
    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private long readyAtNanos;

    Restarts(RestartRules rules) {
        this.rules = rules;
    }

    /// Counts a fault and answers it.
    RestartRules.Answer fault(long nowNanos) {
        while (!times.isEmpty() && nowNanos - times.getFirst() >= rules.windowNanos()) {
            times.removeFirst();
        }
        times.addLast(nowNanos);
        var answer = rules.on(times.size());
        if (answer instanceof RestartRules.Answer.Rebuild(long afterNanos)) {
            readyAtNanos = Math.addExact(nowNanos, afterNanos);
        }
        return answer;
    }

    /// The guest that failed last has a follower: the time without one is no part of the window.
    ///
    /// @return how long there was none, 0 where no time passes meanwhile
    long rebuilt(long nowNanos) {
        long without = times.isEmpty() ? 0 : Math.max(0, nowNanos - times.getLast());
        for (int i = without == 0 ? 0 : times.size(); i > 0; i--) {
            times.addLast(times.removeFirst() + without);
        }
        return without;
    }

    /// As before the first fault.
    void forget() {
        times.clear();
        readyAtNanos = 0;
    }

    /// `turn.now` before which no turn comes, 0 before the first fault.
    long readyAtNanos() {
        return readyAtNanos;
    }

    int savedBytes() {
        return Long.BYTES + Integer.BYTES + times.size() * Long.BYTES;
    }

    void save(ByteBuffer out) {
        out.putLong(readyAtNanos).putInt(times.size());
        times.forEach(out::putLong);
    }

    /// @throws IllegalArgumentException if it is damaged
    void restore(ByteBuffer in) {
        readyAtNanos = in.getLong();
        int count = in.getInt();
        if (count < 0 || count > RestartRules.RESTARTS_MAX + 1) {
            throw new IllegalArgumentException("Condition failed: saved faults are few, got=" + count);
        }
        times.clear();
        for (int i = 0; i < count; i++) {
            times.addLast(in.getLong());
        }
    }
}
