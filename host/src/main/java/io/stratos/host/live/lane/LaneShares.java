package io.stratos.host.live.lane;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the shares of one lane know of each other: how many are used up, and whether an instance has its
/// lane for itself. The lane's thread.
public final class LaneShares {
    /// A neighbour that had no turn for so long waits for nobody: longer than the bars that a strategy may
    /// trade on.
    static final long NEIGHBOUR_NANOS = 600_000_000_000L;

    /// Whoever waits is looked at many times as often; who is not has gone.
    static final long GONE_NANOS = 1_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final List<LaneShare> usedUp = new ArrayList<>();
    private @Nullable LaneShare last;
    private long lastNanos = NEVER;
    /// The newest turn of any but the last.
    private long othersNanos = NEVER;

    /// An instance had a turn.
    void turn(LaneShare share, long nowNanos) {
        if (last != share) {
            othersNanos = lastNanos;
            last = share;
        }
        lastNanos = nowNanos;
    }

    /// Whether no other instance of the lane had a turn for long.
    boolean isAlone(LaneShare share, long nowNanos) {
        long others = last == share ? othersNanos : lastNanos;
        return others == NEVER || nowNanos - others >= NEIGHBOUR_NANOS;
    }

    void usedUp(LaneShare share) {
        usedUp.add(share);
    }

    /// How many wait for what comes back, at least one: they have it together.
    int waiting(long nowNanos) {
        for (int i = usedUp.size() - 1; i >= 0; i--) {
            var share = usedUp.get(i);
            if (!share.isUsedUp() || nowNanos - share.seenNanos() > GONE_NANOS) {
                usedUp.remove(i);
                share.forgotten();
            }
        }
        return Math.max(1, usedUp.size());
    }
}
