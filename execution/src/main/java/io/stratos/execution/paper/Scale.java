package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import java.math.RoundingMode;

/// Brings decimals to an instrument's scale, as plain longs and without allocation.
///
/// Market data may carry more digits than the instrument's tick. It is then rounded to the side
/// that is worse for our orders, so nothing fills that would not have.
final class Scale {

    private static final long[] POWERS = powers();

    private Scale() {}

    /// Rounded towards minus infinity.
    ///
    /// @throws ArithmeticException if it does not fit
    static long floor(long units, int from, int to) {
        if (from == to) {
            return units;
        }
        return from < to ? Math.multiplyExact(units, POWERS[to - from]) : Math.floorDiv(units, POWERS[from - to]);
    }

    /// Rounded towards plus infinity.
    ///
    /// @throws ArithmeticException if it does not fit
    static long ceil(long units, int from, int to) {
        if (from == to) {
            return units;
        }
        return from < to ? Math.multiplyExact(units, POWERS[to - from]) : Math.ceilDiv(units, POWERS[from - to]);
    }

    static long floor(Decimal value, int to) {
        return floor(value.units(), value.scale(), to);
    }

    static long ceil(Decimal value, int to) {
        return ceil(value.units(), value.scale(), to);
    }

    /// A value that has no more digits than the scale.
    ///
    /// @throws ArithmeticException otherwise
    static long exact(Decimal value, int to) {
        return value.rescale(to, RoundingMode.UNNECESSARY).units();
    }

    private static long[] powers() {
        var powers = new long[Decimal.SCALE_MAX + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
