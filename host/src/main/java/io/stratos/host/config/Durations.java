package io.stratos.host.config;

import java.util.List;
import java.util.OptionalLong;

/// Lengths of time as people write them: `5ms`, `2s`, `1h`; a bare number is nanoseconds.
public final class Durations {

    private record Unit(String name, long nanos) {}

    /// Longest names first: `ms` ends in `s` too.
    private static final List<Unit> UNITS = List.of(
            new Unit("ns", 1L),
            new Unit("us", 1_000L),
            new Unit("ms", 1_000_000L),
            new Unit("s", 1_000_000_000L),
            new Unit("m", 60_000_000_000L),
            new Unit("h", 3_600_000_000_000L),
            new Unit("d", 86_400_000_000_000L));

    private Durations() {}

    /// Nanoseconds; empty if the text is no length of time or too long.
    public static OptionalLong parse(String text) {
        for (var unit : UNITS) {
            if (text.endsWith(unit.name())) {
                return times(text.substring(0, text.length() - unit.name().length()), unit.nanos());
            }
        }
        return times(text, 1);
    }

    /// The shortest exact text.
    public static String text(long nanos) {
        for (int i = UNITS.size() - 1; i > 0; i--) {
            var unit = UNITS.get(i);
            if (nanos != 0 && nanos % unit.nanos() == 0) {
                return nanos / unit.nanos() + unit.name();
            }
        }
        return nanos + "ns";
    }

    private static OptionalLong times(String digits, long unitNanos) {
        if (digits.isEmpty() || digits.length() > 19 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(digits), unitNanos));
        } catch (NumberFormatException | ArithmeticException tooLong) {
            return OptionalLong.empty();
        }
    }
}
