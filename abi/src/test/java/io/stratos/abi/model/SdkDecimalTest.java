package io.stratos.abi.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Host and SDK calculate alike: the Rust SDK's golden results in `vectors/decimal.jsonl`, so far as the
/// host has the operation.
@Tag("M-5")
@Tag("Z-6")
class SdkDecimalTest {
    private static final Pattern OP = Pattern.compile("\"op\":\"(\\w+)\"");
    private static final Pattern IN = Pattern.compile("\"in\":\\[([^]]*)]");
    private static final Pattern SCALE = Pattern.compile("\"scale\":(\\d+)");
    private static final Pattern ROUNDING = Pattern.compile("\"rounding\":\"(\\w+)\"");
    private static final Pattern OUT = Pattern.compile("\"out\":\"?([^\"}]*)");
    private static final List<String> SDK_ONLY = List.of("divided_by", "mul_div", "to_f64", "from_f64");

    @Test
    void everyGoldenResultOfTheSdkIsOurs() throws IOException {
        try (var stream = SdkDecimalTest.class.getResourceAsStream("/vectors/decimal.jsonl")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
            for (var line : text.lines().toList()) {
                if (!SDK_ONLY.contains(group(OP, line))) {
                    assertThat(result(line)).as(line).isEqualTo(group(OUT, line));
                }
            }
        }
    }

    private static String result(String line) {
        var operands = group(IN, line).replace("\"", "").split(",", -1);
        var a = Decimal.of(operands[0]);
        var b = Decimal.of(operands[operands.length - 1]);
        try {
            return switch (group(OP, line)) {
                case "plus" -> a.plus(b).toString();
                case "minus" -> a.minus(b).toString();
                case "times" -> a.times(b).toString();
                case "compare" -> Integer.toString(a.compareTo(b));
                case "normalized" -> a.normalized().toString();
                case "rescale" ->
                    a.rescale(Integer.parseInt(group(SCALE, line)), rounding(line))
                            .toString();
                case "to_multiple_of" -> a.toMultipleOf(b, rounding(line)).toString();
                default -> "an operation this test does not know";
            };
        } catch (ArithmeticException _) { // the SDK says null
            return "null";
        }
    }

    private static RoundingMode rounding(String line) {
        var name = group(ROUNDING, line);
        return name.equals("exact") ? RoundingMode.UNNECESSARY : RoundingMode.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String group(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }
}
