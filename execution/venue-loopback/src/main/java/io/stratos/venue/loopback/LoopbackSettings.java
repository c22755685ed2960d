package io.stratos.venue.loopback;

import java.util.HashMap;
import java.util.Map;

/// How long the adapter waits, and how much it keeps.
///
/// @param requestTimeoutNanos after this a request that left is lost, and one that still waits is not sent
/// @param heartbeatTimeoutNanos a stream that is silent for this long is dead
/// @param echoTimeoutNanos a report that came as an answer must have come by the stream too
/// @param reconnectMinNanos before the second attempt to connect; doubles with each
/// @param reconnectMaxNanos most between two attempts
/// @param underwayMax requests and questions on their way at once
/// @param waitingMax requests and questions that wait for their turn; more are refused
record LoopbackSettings(
        long requestTimeoutNanos,
        long heartbeatTimeoutNanos,
        long echoTimeoutNanos,
        long reconnectMinNanos,
        long reconnectMaxNanos,
        int underwayMax,
        int waitingMax) {

    /// Slots of `underwayMax` that are kept for questions, and for cancels.
    static final int KEPT = 4;

    private static final long MILLI = 1_000_000;
    private static final long WAIT_MAX_MILLIS = 3_600_000;

    /// @throws IllegalArgumentException if a setting is not known or out of range
    static LoopbackSettings of(Map<String, String> given) {
        var left = new HashMap<>(given);
        var settings = new LoopbackSettings(
                MILLI * take(left, "request_timeout_ms", 5_000, 1, WAIT_MAX_MILLIS),
                MILLI * take(left, "heartbeat_timeout_ms", 3_500, 1, WAIT_MAX_MILLIS),
                MILLI * take(left, "echo_timeout_ms", 2_000, 1, WAIT_MAX_MILLIS),
                MILLI * take(left, "reconnect_min_ms", 100, 1, WAIT_MAX_MILLIS),
                MILLI * take(left, "reconnect_max_ms", 10_000, 1, WAIT_MAX_MILLIS),
                (int) take(left, "underway_max", 24, 2L * KEPT + 1, 1_000),
                (int) take(left, "waiting_max", 2_000, 1, 1_000_000));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Condition failed: a setting of this adapter, got=" + left.keySet());
        }
        return settings;
    }

    private static long take(Map<String, String> from, String name, long absent, long min, long max) {
        var text = from.remove(name);
        try {
            long value = text == null ? absent : Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("Condition failed: " + name + " is a whole number", notANumber);
        }
        throw new IllegalArgumentException("Condition failed: " + name + " is " + min + " to " + max + ", got=" + text);
    }
}
