package io.stratos.host.live.lane;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import java.nio.ByteBuffer;

/// What a live instance needs beside its rows to go on.
///
/// @param startNanos `now` of every init of its life
public record LiveShell(long startNanos, HealthState health, ReasonCode reason) {

    private static final byte FORMAT = 4;

    byte[] encode() {
        var out = ByteBuffer.allocate(1 + Long.BYTES + 2 * Integer.BYTES);
        out.put(FORMAT).putLong(startNanos);
        return out.putInt(health.number()).putInt(reason.number()).array();
    }

    /// Reads what a live instance wrote.
    ///
    /// @throws IllegalArgumentException if a backtest wrote it, or it is damaged
    public static LiveShell decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 1 + Long.BYTES + 2 * Integer.BYTES || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: the instance was written by a live host");
        }
        long startNanos = in.getLong();
        var health = HealthState.ofNumber(in.getInt());
        var reason = ReasonCode.ofNumber(in.getInt());
        if (health == null || reason == null) {
            throw new IllegalArgumentException("Condition failed: health and reason are of this version");
        }
        return new LiveShell(startNanos, health, reason);
    }
}
