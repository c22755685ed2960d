package io.stratos.host.lifecycle;

import io.stratos.host.lifecycle.StageTable.Mark;
import io.stratos.host.lifecycle.StageTable.Row;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an instance used of its limits: the most of each so far, and where its last samples stood.
///
/// A history is one word: a bit for each of the last [StageTable#SAMPLES] samples, the newest lowest.
final class UsageWatch {
    private static final Limit[] LIMITS = Limit.values();

    private final Set<Limit> decisive;
    private final long[] allowed = new long[LIMITS.length];
    private final long[] nearFrom = new long[LIMITS.length];
    private final long[] most = new long[LIMITS.length];
    private final long[] near = new long[LIMITS.length];
    private final long[] over = new long[LIMITS.length];
    private final int[] ofCallbacks = Arrays.stream(LIMITS)
            .filter(Limit::isOfCallbacks)
            .mapToInt(Limit::slot)
            .toArray();
    private boolean calm = true;

    UsageWatch(GuestLimits limits, Set<Limit> decisive) {
        this.decisive = decisive;
        for (var limit : LIMITS) {
            allowed[limit.slot()] = limits.of(limit);
            nearFrom[limit.slot()] = isWatchedNear(limit) ? nearFrom(limits.of(limit)) : Long.MAX_VALUE;
        }
    }

    private static boolean isWatchedNear(Limit limit) {
        return StageTable.ROWS.stream().anyMatch(row -> row.limit() == limit && row.mark() == Mark.NEAR);
    }

    private static long nearFrom(long limit) {
        if (limit == Long.MAX_VALUE) {
            return limit;
        }
        long rest = limit % 100 * StageTable.NEAR_PERCENT;
        return Math.max(1, limit / 100 * StageTable.NEAR_PERCENT + (rest + 99) / 100);
    }

    /// Whether nothing is remembered of what each callback is a sample of: one below every mark changes
    /// nothing then.
    boolean isCalm() {
        return calm;
    }

    /// Whether a use is below both marks and no more than the most so far.
    boolean isOrdinary(Limit limit, long used) {
        int at = limit.slot();
        return used <= most[at] && used < nearFrom[at] && used <= allowed[at];
    }

    /// Takes a sample.
    ///
    /// @return the strongest answer that holds for the limit, null if none does
    @Nullable
    Row sample(Limit limit, long used) {
        int at = limit.slot();
        most[at] = Math.max(most[at], used);
        if (!decisive.contains(limit)) {
            return null;
        }
        near[at] = near[at] << 1 | (used >= nearFrom[at] ? 1 : 0);
        over[at] = over[at] << 1 | (used > allowed[at] ? 1 : 0);
        calm = isForgotten();
        return near[at] == 0 && over[at] == 0 ? null : strongest(limit);
    }

    private boolean isForgotten() {
        long any = 0;
        for (int at : ofCallbacks) {
            any |= near[at] | over[at];
        }
        return any == 0;
    }

    private @Nullable Row strongest(Limit limit) {
        Row found = null;
        for (var row : StageTable.ROWS) {
            long history = row.mark() == Mark.NEAR ? near[limit.slot()] : over[limit.slot()];
            if (row.limit() == limit && Long.bitCount(history) >= row.times()) {
                found = row; // rows stand in the order of their strength
            }
        }
        return found;
    }

    /// Whether none of the limit's last samples was at a mark.
    boolean isForgotten(Limit limit) {
        return near[limit.slot()] == 0 && over[limit.slot()] == 0;
    }

    /// No sample is remembered any more; the most of each limit is.
    void forget() {
        Arrays.fill(near, 0);
        Arrays.fill(over, 0);
        calm = true;
    }

    /// The limit was used up: a fault.
    void exhausted(Limit limit) {
        if (allowed[limit.slot()] != Long.MAX_VALUE) {
            most[limit.slot()] = Math.max(most[limit.slot()], allowed[limit.slot()]);
        }
    }

    long most(Limit limit) {
        return most[limit.slot()];
    }

    long allowed(Limit limit) {
        return allowed[limit.slot()];
    }

    static int savedBytes() {
        return 3 * LIMITS.length * Long.BYTES;
    }

    /// What depends on the machine is left out.
    void save(ByteBuffer out) {
        for (var limit : LIMITS) {
            int at = limit.slot();
            out.putLong(decisive.contains(limit) ? most[at] : 0)
                    .putLong(near[at])
                    .putLong(over[at]);
        }
    }

    void restore(ByteBuffer in) {
        for (int at = 0; at < LIMITS.length; at++) {
            most[at] = in.getLong();
            near[at] = in.getLong();
            over[at] = in.getLong();
        }
        calm = isForgotten();
    }
}
