package io.stratos.abi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Decimals against BigDecimal: every result is the exact one or an ArithmeticException.
@Tag("Z-6")
class DecimalTest {
    private static final int ROUNDS = 20_000;
    private static final long[] EDGES = {
        0, 1, -1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MAX_VALUE - 7, Long.MIN_VALUE, Long.MIN_VALUE + 8
    };

    private final SplittableRandom random = new SplittableRandom(20_261_121);

    @Test
    void sumsAndDifferencesAreExactOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            var a = draw();
            var b = draw();
            var scale = Math.max(a.scale(), b.scale());
            boolean aligned = fitting(a.toBigDecimal(), scale) != null && fitting(b.toBigDecimal(), scale) != null;
            var sum = a.toBigDecimal().add(b.toBigDecimal());
            assertThat(valueOf(() -> a.plus(b))).as("%s + %s", a, b).isEqualTo(aligned ? fitting(sum, scale) : null);
            var difference = a.toBigDecimal().subtract(b.toBigDecimal());
            assertThat(valueOf(() -> a.minus(b)))
                    .as("%s - %s", a, b)
                    .isEqualTo(aligned ? fitting(difference, scale) : null);
        }
    }

    @Test
    void productsAreExactOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            var a = draw();
            var b = draw();
            var exact = a.toBigDecimal().multiply(b.toBigDecimal());
            var product = valueOf(() -> a.times(b));
            if (product == null) {
                assertThat(fitsSomehow(exact)).as("%s * %s was refused", a, b).isFalse();
            } else {
                assertThat(product.toBigDecimal()).as("%s * %s", a, b).isEqualByComparingTo(exact);
            }
        }
    }

    @Test
    void comparisonIsByValueAndConsistentWithSameValue() {
        for (int i = 0; i < ROUNDS; i++) {
            var a = draw();
            var b = i % 8 == 0 ? a.normalized() : draw();
            int expected = a.toBigDecimal().compareTo(b.toBigDecimal());
            assertThat(a.compareTo(b)).as("%s <=> %s", a, b).isEqualTo(expected);
            assertThat(b.compareTo(a)).isEqualTo(-expected);
            assertThat(a.sameValue(b)).isEqualTo(expected == 0);
            assertThat(a.min(b).toBigDecimal())
                    .isEqualByComparingTo(a.toBigDecimal().min(b.toBigDecimal()));
            assertThat(a.max(b).toBigDecimal())
                    .isEqualByComparingTo(a.toBigDecimal().max(b.toBigDecimal()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rescalingIsExactRoundedOrRefused(RoundingMode rounding) {
        for (int i = 0; i < ROUNDS / 4; i++) {
            var a = draw();
            int scale = random.nextInt(19);
            assertThat(valueOf(() -> a.rescale(scale, rounding)))
                    .as("%s at %d", a, scale)
                    .isEqualTo(rounded(a.toBigDecimal(), scale, rounding));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMultipleOfAStepIsTheNearestInTheDirectionThatTheRoundingNames(RoundingMode rounding) {
        for (int i = 0; i < ROUNDS / 4; i++) {
            var a = draw();
            var step = drawStep();
            var actual = valueOf(() -> a.toMultipleOf(step, rounding));
            var expected = multiple(a.toBigDecimal(), step.toBigDecimal(), rounding);
            assertThat(actual).as("%s to a multiple of %s", a, step).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.07, 0.05, DOWN, 10.05",
        "10.07, 0.05, UP, 10.10",
        "-10.07, 0.05, FLOOR, -10.10",
        "-10.07, 0.05, CEILING, -10.05",
        "10.05, 0.05, UNNECESSARY, 10.05",
        "7, 2, DOWN, 6",
        "0.0, 0.05, UP, 0.00",
        "1.500, 0.5, DOWN, 1.5",
        "9223372036854775807, 1, DOWN, 9223372036854775807"
    })
    void pricesAndQuantitiesGoOntoTickAndLot(String value, String step, RoundingMode rounding, String expected) {
        assertThat(Decimal.of(value).toMultipleOf(Decimal.of(step), rounding)).isEqualTo(Decimal.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.05"})
    void aStepOfZeroOrBelowIsRefused(String step) {
        assertThatThrownBy(() -> Decimal.ONE.toMultipleOf(Decimal.of(step), RoundingMode.DOWN))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aMultipleThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Decimal(Long.MAX_VALUE, 0).toMultipleOf(new Decimal(2, 0), RoundingMode.UP))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimal.of("10.03").toMultipleOf(Decimal.of("0.05"), RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void negationAndAbsoluteValueAreExactOrRefused() {
        for (long edge : EDGES) {
            var a = new Decimal(edge, 3);
            assertThat(valueOf(a::negate)).isEqualTo(fitting(a.toBigDecimal().negate(), 3));
            assertThat(valueOf(a::abs)).isEqualTo(fitting(a.toBigDecimal().abs(), 3));
            assertThat(a.signum()).isEqualTo(Long.signum(edge));
            assertThat(a.isZero()).isEqualTo(edge == 0);
            assertThat(a.isPositive()).isEqualTo(edge > 0);
            assertThat(a.isNegative()).isEqualTo(edge < 0);
        }
    }

    @Test
    void theNormalFormIsTheShortestOfTheSameValue() {
        for (int i = 0; i < ROUNDS; i++) {
            var a = draw();
            var normal = a.normalized();
            assertThat(normal.sameValue(a)).as("%s", a).isTrue();
            assertThat(normal.scale() == 0 || normal.units() % 10 != 0)
                    .as("%s", a)
                    .isTrue();
        }
        assertThat(new Decimal(0, 18).normalized()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void textIsReadBackAsItWas() {
        for (int i = 0; i < ROUNDS; i++) {
            var a = draw();
            assertThat(Decimal.of(a.toString())).isEqualTo(a);
            assertThat(a.toString()).isEqualTo(a.toBigDecimal().toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1e3",
                "1E3",
                "NaN",
                "Infinity",
                "0x1",
                "1.2.3",
                "--1",
                "1_000",
                "9223372036854775808",
                "-9223372036854775809",
                "0.0000000000000000001",
                "1000000000000000000000000000000000000000000"
            })
    void textThatIsNoDecimalOrDoesNotFitIsRefused(String text) {
        assertThatThrownBy(() -> Decimal.of(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void aBigDecimalWithNegativeScaleIsTakenAsAWholeNumber() {
        assertThat(Decimal.of(new BigDecimal("1E+3"))).isEqualTo(Decimal.ofWhole(1_000));
        assertThatThrownBy(() -> Decimal.of(new BigDecimal("1E+19"))).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Decimal.of(new BigDecimal("1E-19"))).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aScaleOutsideItsRangeIsRefused(int scale) {
        assertThatThrownBy(() -> new Decimal(1, scale)).isInstanceOf(IllegalArgumentException.class);
    }

    private Decimal draw() {
        long units = random.nextInt(4) == 0
                ? EDGES[random.nextInt(EDGES.length)]
                : random.nextLong() >> random.nextInt(Long.SIZE);
        return new Decimal(units, random.nextInt(19));
    }

    private Decimal drawStep() {
        return new Decimal(1 + (random.nextLong() >>> (8 + random.nextInt(55))), random.nextInt(19));
    }

    private static @Nullable Decimal valueOf(Supplier<Decimal> computing) {
        try {
            return computing.get();
        } catch (ArithmeticException _) { // refused
            return null;
        }
    }

    private static @Nullable Decimal fitting(BigDecimal exact, int scale) {
        var units = exact.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        return units.bitLength() > 63 ? null : new Decimal(units.longValueExact(), scale);
    }

    private static @Nullable Decimal rounded(BigDecimal exact, int scale, RoundingMode rounding) {
        try {
            return fitting(exact.setScale(scale, rounding), scale);
        } catch (ArithmeticException _) { // digits would be lost
            return null;
        }
    }

    private static @Nullable Decimal multiple(BigDecimal exact, BigDecimal step, RoundingMode rounding) {
        try {
            return fitting(exact.divide(step, 0, rounding).multiply(step), step.scale());
        } catch (ArithmeticException _) { // no multiple without rounding
            return null;
        }
    }

    private static boolean fitsSomehow(BigDecimal exact) {
        var shortest = exact.stripTrailingZeros();
        var plain = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        return plain.scale() <= Decimal.SCALE_MAX
                && plain.unscaledValue().compareTo(BigInteger.valueOf(Long.MAX_VALUE)) <= 0
                && plain.unscaledValue().compareTo(BigInteger.valueOf(Long.MIN_VALUE)) >= 0;
    }
}
