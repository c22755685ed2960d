package io.stratos.host.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The descriptor's text (faults H22, H33, H34, H37).
@Tag("M-1")
@Tag("M-29")
class DescriptorYamlTest {

    @Test
    void everyFieldIsRead() throws Exception {
        var descriptor = read(Descriptors.YAML).descriptor();

        assertThat(descriptor.strategyId()).isEqualTo("sample");
        assertThat(descriptor.runtimeKind()).isEqualTo(RuntimeKind.RUST_WASM);
        assertThat(descriptor.capabilities().events()).containsExactly(EventKind.TRADE, EventKind.BAR);
        assertThat(descriptor.capabilities().orderTypes()).containsExactly(OrderType.MARKET, OrderType.LIMIT);
        assertThat(descriptor.capabilities().lane()).isEqualTo(Lane.LL);
        assertThat(descriptor.resources().callbackTimeoutNanos()).isEqualTo(5_000_000);
        assertThat(descriptor.resources().output().intentsPerInstance()).isEqualTo(100_000);
        assertThat(descriptor.ioContracts().eventContract()).isEqualTo("1.0");
        assertThat(descriptor.telemetryTags()).containsExactly("spread");
        assertThat(descriptor.configSchema()).hasSize(5);
        assertThat(descriptor.configSchema().getLast().type()).isEqualTo(ConfigType.DURATION);
        assertThat(descriptor.configSchema().getLast().required()).isTrue();
        assertThat(descriptor.binaryHash()).isEmpty();
    }

    @Test
    void theReleaseCounterIsOptional() throws Exception {
        assertThat(read(Descriptors.YAML).release()).isZero();
        assertThat(read("release: 7\n" + Descriptors.YAML).release()).isEqualTo(7);
    }

    @Test
    void everythingThatIsWrongComesBackAtOnceWithItsPlace() {
        var text = Descriptors.with("instance_model: single", "instance_model: twin")
                .replace("threads: 1", "threads: -1")
                .replace("lane: ll", "lane: slow");

        var refused = assertThrows(Refused.class, () -> read(text));
        assertThat(refused.refusals().stream().map(Refusal::line))
                .containsExactly(
                        "DSC_FIELD: instance_model has a value that is not allowed [strategy.yaml, line 4, column 17]"
                                + " (got twin, expected single, sharded)",
                        "DSC_FIELD: capabilities.lane has a value that is not allowed [strategy.yaml, line 12, column"
                                + " 9] (got slow, expected ll, compute)",
                        "DSC_RESOURCE: resources.threads has a value that is not allowed [strategy.yaml, line 16,"
                                + " column 12] (got -1, expected a whole number from 1 to 2147483647)");
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @MethodSource("badDescriptors")
    void everyBadDescriptorIsRefusedWithItsCode(String what, ReasonCode code, String text) {
        var refused = assertThrows(Refused.class, () -> read(text));

        assertThat(refused.refusals()).extracting(Refusal::code).contains(code);
        assertThat(refused.first().where()).contains("strategy.yaml");
    }

    static Stream<Arguments> badDescriptors() {
        return Stream.of(
                arguments("an empty file", ReasonCode.DSC_PARSE, ""),
                arguments("a list", ReasonCode.DSC_FIELD, "- a\n- b\n"),
                arguments("a broken line", ReasonCode.DSC_PARSE, "strategy_id: [a\n"),
                arguments("a tab", ReasonCode.DSC_PARSE, "strategy_id: a\n\tstrategy_version: b\n"),
                arguments("a key twice", ReasonCode.DSC_PARSE, Descriptors.YAML + "strategy_id: again\n"),
                arguments("two documents", ReasonCode.DSC_PARSE, Descriptors.YAML + "---\na: 1\n"),
                arguments("an anchor", ReasonCode.DSC_PARSE, Descriptors.with("resources:", "resources: &r")),
                arguments("an alias", ReasonCode.DSC_PARSE, "a: &x 1\nb: *x\n"),
                arguments("an alias bomb", ReasonCode.DSC_PARSE, aliasBomb()),
                arguments("a merge key", ReasonCode.DSC_FIELD, Descriptors.YAML + "<<: {a: 1}\n"),
                arguments("a tag", ReasonCode.DSC_PARSE, Descriptors.with("sample", "!!java.lang.String sample")),
                arguments("100,000 levels", ReasonCode.DSC_PARSE, "[".repeat(100_000)),
                arguments("40 levels", ReasonCode.DSC_PARSE, "a: " + "[".repeat(40) + "]".repeat(40)),
                arguments("300 KB", ReasonCode.DSC_PARSE, "a: " + "x".repeat(300 * 1024)),
                arguments("an unknown field", ReasonCode.DSC_FIELD, Descriptors.YAML + "colour: red\n"),
                arguments(
                        "an unknown nested field",
                        ReasonCode.DSC_FIELD,
                        Descriptors.with("  lane: ll", "  lane: ll\n  x: 1")),
                arguments("no id", ReasonCode.DSC_FIELD, Descriptors.with("strategy_id: sample\n", "")),
                arguments("a bad id", ReasonCode.DSC_FIELD, Descriptors.with("id: sample", "id: a b")),
                arguments("an unknown model", ReasonCode.DSC_FIELD, Descriptors.with("single", "many")),
                arguments("an event twice", ReasonCode.DSC_FIELD, Descriptors.with("[trade, bar]", "[trade, trade]")),
                arguments("a tag twice", ReasonCode.DSC_FIELD, Descriptors.with("[spread]", "[spread, spread]")),
                arguments("negative memory", ReasonCode.DSC_RESOURCE, Descriptors.with("1048576", "-1")),
                arguments(
                        "memory past a long",
                        ReasonCode.DSC_RESOURCE,
                        Descriptors.with("1048576", "99999999999999999999")),
                arguments("memory that is NaN", ReasonCode.DSC_RESOURCE, Descriptors.with("1048576", ".nan")),
                arguments("half a thread", ReasonCode.DSC_RESOURCE, Descriptors.with("threads: 1", "threads: 0.5")),
                arguments("no timeout", ReasonCode.DSC_RESOURCE, Descriptors.with("5ms", "0ms")),
                arguments("a timeout in weeks", ReasonCode.DSC_RESOURCE, Descriptors.with("5ms", "5w")),
                arguments("a timeout past a long", ReasonCode.DSC_RESOURCE, Descriptors.with("5ms", "9999999999999d")),
                schema("a field twice", Descriptors.with("name: qty", "name: fast")),
                schema("an unknown type", Descriptors.with("type: decimal", "type: double")),
                schema("a default of another type", Descriptors.with("default: 12", "default: twelve")),
                schema("a default outside its range", Descriptors.with("default: 12", "default: 101")),
                schema("a range that holds nothing", Descriptors.with("min: 1\n    max: 100", "min: 100\n    max: 1")),
                schema("a default that is no choice", Descriptors.with("default: market", "default: limit")),
                schema("no choices", Descriptors.with("choices: [market, ioc]", "choices: []")),
                schema("choices of a flag", Descriptors.with("type: flag", "type: flag\n    choices: [a]")),
                schema("bounds of a flag", Descriptors.with("type: flag", "type: flag\n    min: 1")),
                schema("neither required nor default", Descriptors.with("    required: true\n", "")),
                schema("a unit with a line end", Descriptors.with("unit: bars", "unit: \"b\\nars\"")));
    }

    private static Arguments schema(String what, String text) {
        return arguments(what, ReasonCode.DSC_CONFIG_SCHEMA, text);
    }

    private static String aliasBomb() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return text.toString();
    }

    private static Authored read(String text) throws Refused {
        return DescriptorYaml.read(text.getBytes(StandardCharsets.UTF_8), "strategy.yaml");
    }
}
