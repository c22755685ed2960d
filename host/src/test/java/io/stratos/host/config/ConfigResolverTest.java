package io.stratos.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.descriptor.Descriptors;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-26")
class ConfigResolverTest {

    @Test
    void whatIsNotGivenHasItsDefault() throws Exception {
        assertThat(ConfigResolver.resolve(schema(), Map.of("pause", "250ms")))
                .containsExactly(
                        new ConfigValue.IntegerValue("fast", 12),
                        new ConfigValue.DecimalValue("qty", Decimal.of("0.1")),
                        new ConfigValue.ChoiceValue("style", "market"),
                        new ConfigValue.FlagValue("patient", true),
                        new ConfigValue.DurationValue("pause", 250_000_000));
    }

    @Test
    void limitsThemselvesAreAllowedAndOneMoreIsNot() throws Exception {
        assertThat(ConfigResolver.resolve(schema(), Map.of("pause", "1h", "fast", "100", "qty", "0.001")))
                .hasSize(5);
        assertThat(codes(Map.of("pause", "1h", "fast", "101"))).containsExactly(ReasonCode.CFG_RANGE);
        assertThat(codes(Map.of("pause", "1h", "fast", "0"))).containsExactly(ReasonCode.CFG_RANGE);
        assertThat(codes(Map.of("pause", "1h", "qty", "0.0009"))).containsExactly(ReasonCode.CFG_RANGE);
    }

    @Test
    void everythingThatIsWrongComesBackAtOnceWithGotAndExpected() throws Exception {
        var schema = schema();
        var refused = assertThrows(
                Refused.class,
                () -> ConfigResolver.resolve(
                        schema, new TreeMap<>(Map.of("fast", "many", "style", "limit", "speed", "1"))));

        assertThat(refused.refusals().stream().map(Refusal::line))
                .containsExactly(
                        "CFG_UNKNOWN_FIELD: the strategy has no such configuration field (got speed, expected one of"
                                + " fast, qty, style, patient, pause)",
                        "CFG_TYPE: the value of fast has the wrong type (got many, expected a whole number, at least 1,"
                                + " at most 100 (bars))",
                        "CFG_RANGE: the value of style is not allowed (got limit, expected one of market, ioc)",
                        "CFG_REQUIRED: pause has no default and was not given (got nothing, expected a duration such as"
                                + " 5ms, at least 1ms, at most 1h)");
    }

    @Test
    void theSameValuesHaveTheSameBytesHoweverTheyWereWritten() throws Exception {
        var one = ConfigResolver.resolve(schema(), Map.of("pause", "60s", "qty", "0.10"));
        var other = ConfigResolver.resolve(schema(), Map.of("pause", "1m", "qty", "0.1000"));

        assertThat(ConfigResolver.canonical(one)).isEqualTo(ConfigResolver.canonical(other));
        assertThat(new String(ConfigResolver.canonical(one), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"fast\":\"12\",\"patient\":\"true\",\"pause\":\"1m\",\"qty\":\"0.1\",\"style\":\"market\"}");
    }

    @Test
    void aPairWithoutANameOrTwiceIsAUsageError() {
        for (var texts : List.of(List.of("fast"), List.of("=1"), List.of("fast=1", "fast=2"))) {
            var refused = assertThrows(Refused.class, () -> ConfigResolver.pairs(texts));
            assertThat(refused.first().code()).isEqualTo(ReasonCode.CLI_USAGE);
        }
    }

    @Test
    void durationsAreExact() {
        assertThat(Durations.parse("5ms")).isEqualTo(OptionalLong.of(5_000_000));
        assertThat(Durations.parse("7")).isEqualTo(OptionalLong.of(7));
        assertThat(Durations.parse("2d")).isEqualTo(OptionalLong.of(172_800_000_000_000L));
        for (var text : List.of("", "ms", "-1s", "1.5s", "1 s", "1e3ns", "106752d", "9999999999999999999999")) {
            assertThat(Durations.parse(text)).as(text).isEmpty();
        }
        assertThat(Durations.text(1_500_000)).isEqualTo("1500us");
        assertThat(Durations.text(0)).isEqualTo("0ns");
    }

    private static List<ReasonCode> codes(Map<String, String> given) throws Exception {
        var schema = schema();
        return assertThrows(Refused.class, () -> ConfigResolver.resolve(schema, given)).refusals().stream()
                .map(Refusal::code)
                .toList();
    }

    private static List<ConfigField> schema() throws Exception {
        return DescriptorYaml.read(Descriptors.YAML.getBytes(StandardCharsets.UTF_8), "strategy.yaml")
                .descriptor()
                .configSchema();
    }
}
