package io.stratos.host.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.policy.Policies;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The descriptor against policy and contract (faults H31, H33, H34).
@Tag("M-29")
class DescriptorCheckTest {

    @Test
    void aModestStrategyIsWithinEveryPolicyOfOurs() throws Exception {
        for (var name : Policies.names()) {
            assertThat(DescriptorCheck.check(descriptor(Descriptors.YAML), Policies.open(name, Path.of(""))))
                    .as(name)
                    .isEmpty();
        }
        assertThat(DescriptorCheck.checkContracts(descriptor(Descriptors.YAML))).isEmpty();
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @MethodSource("excesses")
    void whateverIsBeyondPolicyIsRefused(String what, ReasonCode code, String text) throws Exception {
        assertThat(DescriptorCheck.check(descriptor(text), Policies.dev()))
                .extracting(Refusal::code)
                .containsExactly(code);
    }

    static Stream<Arguments> excesses() {
        return Stream.of(
                arguments("a version of two numbers", ReasonCode.DSC_VERSION, Descriptors.with("1.2.3", "\"1.2\"")),
                arguments("a version with zeros", ReasonCode.DSC_VERSION, Descriptors.with("1.2.3", "01.2.3")),
                arguments("native code", ReasonCode.DSC_CAPABILITY, Descriptors.with("rust_wasm", "rust_native")),
                arguments(
                        "external calls",
                        ReasonCode.DSC_CAPABILITY,
                        Descriptors.with("external_calls: false", "external_calls: true")
                                .replace("lane: ll", "lane: compute")),
                arguments("no events", ReasonCode.DSC_FIELD, Descriptors.with("[trade, bar]", "[]")),
                arguments("no venues", ReasonCode.DSC_FIELD, Descriptors.with("venues: [\"*\"]", "venues: []")),
                arguments(
                        "a venue that is no name",
                        ReasonCode.DSC_FIELD,
                        Descriptors.with("venues: [\"*\"]", "venues: [\"a b\"]")),
                arguments("65 MiB", ReasonCode.DSC_RESOURCE, Descriptors.with("1048576", "67108865")),
                arguments("two threads", ReasonCode.DSC_RESOURCE, Descriptors.with("threads: 1", "threads: 2")),
                arguments("a slow callback", ReasonCode.DSC_RESOURCE, Descriptors.with("5ms", "2s")),
                arguments(
                        "a flood of intents",
                        ReasonCode.DSC_RESOURCE,
                        Descriptors.with("intents_per_second: 10", "intents_per_second: 1001")));
    }

    @Test
    void theLimitItselfIsAllowed() throws Exception {
        var text = Descriptors.with("1048576", "67108864")
                .replace("5ms", "1s")
                .replace("intents_per_second: 10", "intents_per_second: 1000");

        assertThat(DescriptorCheck.check(descriptor(text), Policies.dev())).isEmpty();
    }

    @Test
    void anOperatorsOwnPolicyDecidesAboutVenues(@TempDir Path folder) throws Exception {
        var policy = ownPolicy(folder);

        assertThat(DescriptorCheck.check(descriptor(Descriptors.with("venues: [\"*\"]", "venues: [kraken]")), policy))
                .extracting(Refusal::code)
                .containsExactly(ReasonCode.DSC_CAPABILITY);
        assertThat(DescriptorCheck.check(descriptor(Descriptors.with("venues: [\"*\"]", "venues: [bitstamp]")), policy))
                .isEmpty();
    }

    @Test
    @Tag("M-5")
    void anotherMajorContractIsRefusedAndANewerMinorToo() throws Exception {
        assertThat(contracts("2.0")).containsExactly(ReasonCode.ABI_VERSION);
        assertThat(contracts("1.1")).containsExactly(ReasonCode.DSC_VERSION);
        assertThat(contracts("one")).containsExactly(ReasonCode.DSC_VERSION);
        assertThat(contracts("1.0")).isEmpty();
    }

    private static List<ReasonCode> contracts(String event) throws Exception {
        return DescriptorCheck.checkContracts(
                        descriptor(Descriptors.with("event_contract: \"1.0\"", "event_contract: \"" + event + "\"")))
                .stream()
                .map(Refusal::code)
                .toList();
    }

    private static Policy ownPolicy(Path folder) throws Exception {
        var in = Policies.class.getResourceAsStream("paper.yaml");
        assertThat(in).isNotNull();
        try (in) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("venues: [\"*\"]", "venues: [bitstamp]");
            Files.writeString(folder.resolve("own.yaml"), text.replace("name: paper", "name: own"));
        }
        return Policies.open("own.yaml", folder);
    }

    private static StrategyDescriptor descriptor(String text) throws Exception {
        return DescriptorYaml.read(text.getBytes(StandardCharsets.UTF_8), "strategy.yaml")
                .descriptor();
    }
}
