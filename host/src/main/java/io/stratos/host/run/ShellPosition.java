package io.stratos.host.run;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import java.nio.ByteBuffer;

/// What a simulated instance needs beside its rows to go on where it was committed.
///
/// @param atVenue tape records the venue has seen
/// @param atStrategy tape records the strategy was given
/// @param outboxSeq number of the last event ever put into the outbox
/// @param faultTimes `now` of the faults within the window, oldest first
@SuppressWarnings("ArrayRecordComponent") // encoded and decoded, never compared
record ShellPosition(
        long atVenue,
        long atStrategy,
        long outboxSeq,
        Phase phase,
        HealthState health,
        ReasonCode reason,
        long[] faultTimes) {

    private static final byte FORMAT = 1;

    /// Before the first record.
    static ShellPosition start() {
        return new ShellPosition(0, 0, 0, Phase.TRADING, HealthState.HEALTHY, ReasonCode.OK, new long[0]);
    }

    /// Whether no turn follows.
    boolean isAtRest() {
        return phase == Phase.FINISHED || health == HealthState.HALTED;
    }

    /// How far the instance came.
    enum Phase {
        TRADING,
        FINISHED
    }

    byte[] encode() {
        var out = ByteBuffer.allocate(1 + 3 * Long.BYTES + 4 * Integer.BYTES + faultTimes.length * Long.BYTES);
        out.put(FORMAT).putLong(atVenue).putLong(atStrategy).putLong(outboxSeq);
        out.putInt(phase == Phase.FINISHED ? 1 : 0)
                .putInt(health.number())
                .putInt(reason.number())
                .putInt(faultTimes.length);
        for (long time : faultTimes) {
            out.putLong(time);
        }
        return out.array();
    }

    static ShellPosition decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: shell position format is " + FORMAT);
        }
        long atVenue = in.getLong();
        long atStrategy = in.getLong();
        long outboxSeq = in.getLong();
        var phase = in.getInt() == 1 ? Phase.FINISHED : Phase.TRADING;
        var health = HealthState.ofNumber(in.getInt());
        var reason = ReasonCode.ofNumber(in.getInt());
        var faults = new long[in.getInt()];
        for (int i = 0; i < faults.length; i++) {
            faults[i] = in.getLong();
        }
        if (health == null || reason == null) {
            throw new IllegalArgumentException("Condition failed: health and reason are of this version");
        }
        return new ShellPosition(atVenue, atStrategy, outboxSeq, phase, health, reason, faults);
    }
}
