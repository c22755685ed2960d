package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What a live instance needs beside its rows to go on.
///
/// @param startNanos `now` of every init of its life
/// @param faultTimes of the faults that still count, oldest first
@SuppressWarnings("ArrayRecordComponent") // encoded and decoded, never compared
public record LiveShell(long startNanos, HealthState health, ReasonCode reason, long[] faultTimes) {

    private static final byte FORMAT = 2;
    private static final int FAULTS_MAX = 1_000;

    byte[] encode() {
        var out = ByteBuffer.allocate(1 + Long.BYTES + 3 * Integer.BYTES + faultTimes.length * Long.BYTES);
        out.put(FORMAT).putLong(startNanos);
        out.putInt(health.number()).putInt(reason.number()).putInt(faultTimes.length);
        Arrays.stream(faultTimes).forEach(out::putLong);
        return out.array();
    }

    /// Reads what a live instance wrote.
    ///
    /// @throws IllegalArgumentException if a backtest wrote it, or it is damaged
    public static LiveShell decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 1 + Long.BYTES + 3 * Integer.BYTES || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: the instance was written by a live host");
        }
        long startNanos = in.getLong();
        var health = HealthState.ofNumber(in.getInt());
        var reason = ReasonCode.ofNumber(in.getInt());
        int count = in.getInt();
        if (health == null || reason == null || count < 0 || count > FAULTS_MAX) {
            throw new IllegalArgumentException("Condition failed: health and reason are of this version");
        }
        var faults = new long[count];
        Arrays.setAll(faults, _ -> in.getLong());
        return new LiveShell(startNanos, health, reason, faults);
    }
}
