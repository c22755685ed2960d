package io.stratos.gate;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor.OutputLimits;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Counts what an instance emits, in `turn.now` (SPEC M-21). Limits are inclusive.
///
/// "Per second" is exact: no window of one second, wherever it starts, holds more than the limit. So the times of the
/// newest intents are kept in a ring as long as the limit. Denied intents count too: a flood of bad ones is a flood.
/// The state survives restarts through [#save] and [#restore].
final class EmissionLimits {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final byte FORMAT = 1;

    /// Keeps the ring, and so the saved state, below 80 KB.
    static final int PER_SECOND_MAX = 10_000;

    private final OutputLimits limits;
    private final long[] times;
    private int newest;
    private long total;
    private int inEvent;

    EmissionLimits(OutputLimits limits) {
        if (limits.intentsPerSecond() < 1 || limits.intentsPerSecond() > PER_SECOND_MAX) {
            throw new IllegalArgumentException("Condition failed: intents per second is 1.." + PER_SECOND_MAX + ", got="
                    + limits.intentsPerSecond());
        }
        this.limits = limits;
        times = new long[limits.intentsPerSecond()];
        java.util.Arrays.fill(times, Long.MIN_VALUE);
    }

    void beginEvent() {
        inEvent = 0;
    }

    /// Counts one intent; names the limit it is past, event first, or null.
    @Nullable
    ReasonCode count(long nowNanos) {
        inEvent++;
        if (inEvent > limits.intentsPerEvent()) {
            return ReasonCode.GATE_RATE_EVENT;
        }
        int oldest = (newest + 1) % times.length;
        boolean windowFull = times[oldest] != Long.MIN_VALUE && nowNanos - times[oldest] < SECOND_NANOS;
        if (windowFull) {
            return ReasonCode.GATE_RATE_SECOND;
        }
        if (total >= limits.intentsPerInstance()) {
            return ReasonCode.GATE_RATE_INSTANCE;
        }
        newest = oldest;
        times[newest] = nowNanos;
        total++;
        return null;
    }

    byte[] save(long nowNanos) {
        int live = 0;
        for (long time : times) {
            if (isLive(time, nowNanos)) {
                live++;
            }
        }
        var out = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + live * Long.BYTES);
        out.put(FORMAT).putLong(total).putInt(live);
        for (int i = 1; i <= times.length; i++) {
            long time = times[(newest + i) % times.length];
            if (isLive(time, nowNanos)) {
                out.putLong(time);
            }
        }
        return out.array();
    }

    void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalArgumentException("Condition failed: gate state format is 1, got=" + format);
        }
        total = in.getLong();
        int live = in.getInt();
        if (live > times.length) {
            throw new IllegalArgumentException(
                    "Condition failed: at most " + times.length + " live times, got=" + live);
        }
        java.util.Arrays.fill(times, Long.MIN_VALUE);
        newest = 0;
        for (int i = 0; i < live; i++) {
            newest = (newest + 1) % times.length;
            times[newest] = in.getLong();
        }
    }

    private static boolean isLive(long time, long nowNanos) {
        return time != Long.MIN_VALUE && nowNanos - time < SECOND_NANOS;
    }
}
