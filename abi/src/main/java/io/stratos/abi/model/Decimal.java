package io.stratos.abi.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact decimal: `units * 10^-scale`, with a scale of 0 to 18 (SPEC Z-6).
///
/// Every operation is exact or throws [ArithmeticException]; nothing rounds unless a rounding is named.
/// `equals` compares the representation (1.0 and 1.00 differ), [#compareTo] the value: use `compareTo`
/// or [#sameValue] for money. Instances are immutable and safe to share between threads.
///
/// @param units the unscaled value, any long
/// @param scale digits after the point, 0 to 18
public record Decimal(long units, int scale) implements Comparable<Decimal> {

    /// Largest scale; 10^18 is the largest power of ten in a long.
    public static final int SCALE_MAX = 18;

    /// Zero with scale 0.
    public static final Decimal ZERO = new Decimal(0, 0);

    /// One with scale 0.
    public static final Decimal ONE = new Decimal(1, 0);

    private static final long[] POWERS = powers();

    public Decimal {
        if (scale < 0 || scale > SCALE_MAX) {
            throw new IllegalArgumentException("Condition failed: scale is 0..18, got=" + scale);
        }
    }

    /// Reads plain notation (`-12.50`); exponents are refused.
    ///
    /// @throws NumberFormatException if the text is not a decimal or does not fit
    public static Decimal of(String text) {
        if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException("not a plain decimal, got length=" + text.length());
        }
        var value = new BigDecimal(text);
        return of(value.scale() < 0 ? value.setScale(0) : value);
    }

    /// Takes over a value that fits.
    ///
    /// @throws NumberFormatException if scale or units do not fit
    public static Decimal of(BigDecimal value) {
        var fitted = value.scale() < 0 ? value.setScale(0) : value;
        if (fitted.scale() > SCALE_MAX) {
            throw new NumberFormatException("scale above 18, got=" + fitted.scale());
        }
        try {
            return new Decimal(fitted.unscaledValue().longValueExact(), fitted.scale());
        } catch (ArithmeticException overflow) {
            var wrapped = new NumberFormatException("more digits than fit a decimal, got=" + value);
            wrapped.initCause(overflow);
            throw wrapped;
        }
    }

    /// A whole number.
    public static Decimal ofWhole(long value) {
        return new Decimal(value, 0);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(units, scale);
    }

    public int signum() {
        return Long.signum(units);
    }

    public boolean isZero() {
        return units == 0;
    }

    public boolean isPositive() {
        return units > 0;
    }

    public boolean isNegative() {
        return units < 0;
    }

    /// The same amount with the other sign.
    ///
    /// @throws ArithmeticException on overflow
    public Decimal negate() {
        return new Decimal(Math.negateExact(units), scale);
    }

    /// The amount without its sign.
    ///
    /// @throws ArithmeticException on overflow
    public Decimal abs() {
        return units < 0 ? negate() : this;
    }

    /// Exact sum at the larger of both scales.
    ///
    /// @throws ArithmeticException if an operand or the sum does not fit at that scale
    public Decimal plus(Decimal other) {
        if (scale == other.scale) {
            return new Decimal(Math.addExact(units, other.units), scale);
        }
        int wide = Math.max(scale, other.scale);
        return new Decimal(Math.addExact(unitsAt(wide), other.unitsAt(wide)), wide);
    }

    /// Exact difference at the larger of both scales.
    ///
    /// @throws ArithmeticException if an operand or the difference does not fit at that scale
    public Decimal minus(Decimal other) {
        if (scale == other.scale) {
            return new Decimal(Math.subtractExact(units, other.units), scale);
        }
        int wide = Math.max(scale, other.scale);
        return new Decimal(Math.subtractExact(unitsAt(wide), other.unitsAt(wide)), wide);
    }

    /// Exact product; trailing zeros are dropped only as far as the scale limit or the range needs.
    ///
    /// @throws ArithmeticException if the exact product does not fit
    public Decimal times(Decimal other) {
        int sum = scale + other.scale;
        long high = Math.multiplyHigh(units, other.units);
        long low = units * other.units;
        if (sum <= SCALE_MAX && ((high == 0 && low >= 0) || (high == -1 && low < 0))) {
            return new Decimal(low, sum);
        }
        return fit(toBigDecimal().multiply(other.toBigDecimal()));
    }

    /// The same value at another scale.
    ///
    /// @throws ArithmeticException if digits would be lost and `rounding` is `UNNECESSARY`, or on overflow
    public Decimal rescale(int newScale, RoundingMode rounding) {
        if (newScale == scale) {
            return this;
        }
        if (newScale > scale) {
            return new Decimal(unitsAt(newScale), newScale);
        }
        var rounded = toBigDecimal().setScale(newScale, rounding);
        return new Decimal(rounded.unscaledValue().longValueExact(), newScale);
    }

    /// The nearest multiple of `step` in the direction that `rounding` names, at the step's scale: a
    /// price on the tick, a quantity on the lot.
    ///
    /// @param step above zero
    /// @throws ArithmeticException if the multiple does not fit at that scale, if there is none and
    ///     `rounding` is `UNNECESSARY`, or if the step is not above zero
    public Decimal toMultipleOf(Decimal step, RoundingMode rounding) {
        if (step.units <= 0) {
            throw new ArithmeticException("Condition failed: step is above zero, got=" + step);
        }
        int wide = Math.max(scale, step.scale);
        if (fitsAt(wide) && step.fitsAt(wide)) {
            long count = divide(unitsAt(wide), step.unitsAt(wide), rounding);
            return new Decimal(Math.multiplyExact(count, step.units), step.scale);
        }
        var count = toBigDecimal().divide(step.toBigDecimal(), 0, rounding);
        var multiple = count.unscaledValue().multiply(BigInteger.valueOf(step.units));
        return new Decimal(multiple.longValueExact(), step.scale);
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Whether both are the same number, whatever their scales.
    public boolean sameValue(Decimal other) {
        return compareTo(other) == 0;
    }

    @Override
    public int compareTo(Decimal other) {
        if (scale == other.scale) {
            return Long.compare(units, other.units);
        }
        int wide = Math.max(scale, other.scale);
        if (fitsAt(wide) && other.fitsAt(wide)) {
            return Long.compare(unitsAt(wide), other.unitsAt(wide));
        }
        return toBigDecimal().compareTo(other.toBigDecimal());
    }

    /// The shortest representation of the same value (no trailing zeros, scale 0 for whole numbers).
    public Decimal normalized() {
        long value = units;
        int digits = scale;
        while (digits > 0 && value % 10 == 0) {
            value /= 10;
            digits--;
        }
        return digits == scale ? this : new Decimal(value, digits);
    }

    /// Plain notation with exactly `scale` digits after the point.
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }

    private boolean fitsAt(int wide) {
        long power = POWERS[wide - scale];
        long high = Math.multiplyHigh(units, power);
        long low = units * power;
        return (high == 0 && low >= 0) || (high == -1 && low < 0);
    }

    private long unitsAt(int wide) {
        return Math.multiplyExact(units, POWERS[wide - scale]);
    }

    private static long divide(long dividend, long divisor, RoundingMode rounding) {
        long count = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        if (rest == 0) {
            return count;
        }
        int sign = Long.signum(dividend);
        int toHalf = Long.compare(rest, divisor - rest);
        boolean away = switch (rounding) {
            case DOWN -> false;
            case UP -> true;
            case FLOOR -> sign < 0;
            case CEILING -> sign > 0;
            case HALF_DOWN -> toHalf > 0;
            case HALF_UP -> toHalf >= 0;
            case HALF_EVEN -> toHalf > 0 || (toHalf == 0 && (count & 1) != 0);
            case UNNECESSARY -> throw new ArithmeticException("Condition failed: no rounding is necessary");
        };
        return away ? count + sign : count;
    }

    private static Decimal fit(BigDecimal exact) {
        var value = exact;
        while (value.scale() > 0
                && (value.scale() > SCALE_MAX || value.unscaledValue().bitLength() > 63)) {
            value = value.setScale(value.scale() - 1, RoundingMode.UNNECESSARY);
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        return new Decimal(value.unscaledValue().longValueExact(), value.scale());
    }

    private static long[] powers() {
        var powers = new long[SCALE_MAX + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
