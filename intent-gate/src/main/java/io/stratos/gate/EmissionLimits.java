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
    private static final int HEADER_BYTES = Byte.BYTES + Long.BYTES + Integer.BYTES;

    /// Keeps the ring, and so the saved state, below 80 KB.
    static final int PER_SECOND_MAX = 10_000;

    private final OutputLimits limits;

    /// The newest `held` times, the oldest of them at `first`.
    private final long[] times;

    private int first;
    private int held;
    private long total;
    private int inEvent;

    EmissionLimits(OutputLimits limits) {
        if (limits.intentsPerSecond() < 1 || limits.intentsPerSecond() > PER_SECOND_MAX) {
            throw new IllegalArgumentException("Condition failed: intents per second is 1.." + PER_SECOND_MAX + ", got="
                    + limits.intentsPerSecond());
        }
        this.limits = limits;
        times = new long[limits.intentsPerSecond()];
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
        if (held == times.length && isLive(times[first], nowNanos)) {
            return ReasonCode.GATE_RATE_SECOND;
        }
        if (total >= limits.intentsPerInstance()) {
            return ReasonCode.GATE_RATE_INSTANCE;
        }
        add(nowNanos);
        total++;
        return null;
    }

    /// The counters as they stand between two turns; the limit per event begins anew with each.
    byte[] save(long nowNanos) {
        int live = 0;
        while (live < held && isLive(times[(first + held - 1 - live) % times.length], nowNanos)) {
            live++;
        }
        var out = ByteBuffer.allocate(HEADER_BYTES + live * Long.BYTES);
        out.put(FORMAT).putLong(total).putInt(live);
        for (int i = held - live; i < held; i++) {
            out.putLong(times[(first + i) % times.length]);
        }
        return out.array();
    }

    /// Takes over saved counters. If the limit was wider then, the newest times decide, as they would have anyway.
    ///
    /// @throws IllegalArgumentException if they are damaged or of another format
    void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        if (saved.length < HEADER_BYTES || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: gate state has format " + FORMAT);
        }
        long savedTotal = in.getLong();
        int live = in.getInt();
        if (savedTotal < 0 || live < 0 || in.remaining() != (long) live * Long.BYTES) {
            throw new IllegalArgumentException("Condition failed: gate state is whole, got total=" + savedTotal
                    + " times=" + live + " bytes=" + saved.length);
        }
        total = savedTotal;
        first = 0;
        held = 0;
        inEvent = 0;
        for (int i = 0; i < live; i++) {
            add(in.getLong());
        }
    }

    /// Keeps a time, in place of the oldest if the ring is full.
    private void add(long nowNanos) {
        times[(first + held) % times.length] = nowNanos;
        if (held < times.length) {
            held++;
        } else {
            first = (first + 1) % times.length;
        }
    }

    /// Whether less than a second has passed; at the very end of time it never has.
    private static boolean isLive(long time, long nowNanos) {
        long end = time + SECOND_NANOS;
        return end < time || nowNanos < end;
    }
}
