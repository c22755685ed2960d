package io.stratos.host.trust;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/// Nanoseconds since the epoch as ISO-8601 UTC text.
public final class UtcTime {

    private static final long SECOND = 1_000_000_000L;

    private UtcTime() {}

    public static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }

    /// Empty if the text is no such time.
    public static OptionalLong parse(String text) {
        try {
            var instant = Instant.parse(text);
            return OptionalLong.of(
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano()));
        } catch (DateTimeParseException | ArithmeticException notATime) {
            return OptionalLong.empty();
        }
    }
}
