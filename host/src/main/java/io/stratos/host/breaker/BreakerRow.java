package io.stratos.host.breaker;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A breaker's state as a row: a restart does not close it. Signs counted towards a rule are not kept.
///
/// Layout, big-endian: format (1), state (1), rule, two numbers (8 each), trips (4). The rule stands there whole, so
/// that a
/// changed policy does not change what is in force.
public final class BreakerRow {
    private static final byte FORMAT = 1;
    private static final int LENGTH = 2 + 4 * Integer.BYTES + 4 * Long.BYTES + 2 * Long.BYTES + Integer.BYTES;
    private static final int MANUAL = 0;
    private static final int COOLDOWN = 1;
    private static final int WHEN_QUIET = 2;

    private BreakerRow() {}

    public static byte[] encode(BreakerState state) {
        var out = ByteBuffer.allocate(LENGTH).put(FORMAT);
        switch (state) {
            case Closed() -> out.put((byte) 0);
            case Open(var rule, long since, long lastSign, int trips) -> {
                put(out.put((byte) 1), rule);
                out.putLong(since).putLong(lastSign).putInt(trips);
            }
            case HalfOpen(var rule, long until, int trips) -> {
                put(out.put((byte) 2), rule);
                out.putLong(until).putLong(0).putInt(trips);
            }
        }
        return out.array();
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are not of this format
    public static BreakerState decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: a breaker row of format " + FORMAT);
        }
        byte kind = in.get();
        if (kind == 0) {
            return new Closed();
        }
        var rule = rule(in);
        long first = in.getLong();
        long second = in.getLong();
        int trips = in.getInt();
        return switch (kind) {
            case 1 -> new Open(rule, first, second, trips);
            case 2 -> new HalfOpen(rule, first, trips);
            default -> throw new IllegalArgumentException("Condition failed: a breaker's state is 0..2, got=" + kind);
        };
    }

    private static void put(ByteBuffer out, BreakerRule rule) {
        out.putInt(number(Trigger.values(), rule.trigger()))
                .putInt(rule.signs())
                .putInt(number(BreakerAction.values(), rule.action()));
        out.putLong(rule.windowNanos()).putLong(rule.confirmNanos());
        switch (rule.recovery()) {
            case Recovery.Manual() -> out.putInt(MANUAL).putLong(0).putLong(0);
            case Recovery.Cooldown(long nanos, long probation) ->
                out.putInt(COOLDOWN).putLong(nanos).putLong(probation);
            case Recovery.WhenQuiet(long nanos, long probation) ->
                out.putInt(WHEN_QUIET).putLong(nanos).putLong(probation);
        }
    }

    private static BreakerRule rule(ByteBuffer in) {
        var trigger = constant(Trigger.values(), in.getInt());
        int signs = in.getInt();
        var action = constant(BreakerAction.values(), in.getInt());
        long window = in.getLong();
        long confirm = in.getLong();
        int kind = in.getInt();
        long nanos = in.getLong();
        long probation = in.getLong();
        var recovery = switch (kind) {
            case MANUAL -> new Recovery.Manual();
            case COOLDOWN -> new Recovery.Cooldown(nanos, probation);
            case WHEN_QUIET -> new Recovery.WhenQuiet(nanos, probation);
            default -> throw new IllegalArgumentException("Condition failed: a recovery is 0..2, got=" + kind);
        };
        return new BreakerRule(trigger, signs, window, confirm, action, recovery);
    }

    private static <E> int number(E[] values, E of) {
        return Arrays.asList(values).indexOf(of);
    }

    private static <E> E constant(E[] values, int ordinal) {
        if (ordinal < 0 || ordinal >= values.length) {
            throw new IllegalArgumentException("Condition failed: a constant of this version, got=" + ordinal);
        }
        return values[ordinal];
    }
}
