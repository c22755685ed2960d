package io.stratos.host.document;

import java.time.Instant;

/// Times as people and tools read them: ISO-8601 UTC with nanoseconds.
public final class IsoTime {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private IsoTime() {}

    /// The time of so many nanoseconds since the Unix epoch.
    public static String of(long epochNanos) {
        var whole =
                Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND_NANOS)).toString();
        return String.format(
                "%s.%09dZ", whole.substring(0, whole.length() - 1), Math.floorMod(epochNanos, SECOND_NANOS));
    }
}
