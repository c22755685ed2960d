package io.stratos.host.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers as the page's data holds them: texts, so that nothing is rounded on the way.
final class Plain {
    private static final int PERCENT_DIGITS = 4;

    private Plain() {}

    /// Exact, without trailing zeros or exponent.
    static String of(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// Percent of `whole`, rounded half-even; null where there is nothing to compare with.
    static @Nullable String percent(BigDecimal part, BigDecimal whole) {
        return ratio(part.movePointRight(2), whole);
    }

    /// Basis points of `whole`, rounded half-even; null where there is nothing to compare with.
    static @Nullable String basisPoints(BigDecimal part, BigDecimal whole) {
        return ratio(part.movePointRight(4), whole);
    }

    /// A quotient, rounded half-even; null where it has no meaning.
    static @Nullable String ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : of(part.divide(whole, PERCENT_DIGITS, RoundingMode.HALF_EVEN));
    }

    /// One text for a whole column: values with blanks between, an empty place where the value repeats.
    static String column(List<String> values) {
        var text = new StringBuilder();
        var last = "";
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            var value = values.get(i);
            if (!value.equals(last)) {
                text.append(value);
            }
            last = value;
        }
        return text.toString();
    }

    /// A column of times: the first since `origin`, each other since the one before, nanoseconds.
    static String times(List<Long> times, long origin) {
        var text = new StringBuilder();
        long last = origin;
        for (int i = 0; i < times.size(); i++) {
            text.append(i > 0 ? " " : "").append(times.get(i) - last);
            last = times.get(i);
        }
        return text.toString();
    }
}
