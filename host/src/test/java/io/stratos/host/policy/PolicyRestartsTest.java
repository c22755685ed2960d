package io.stratos.host.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The `restarts` of a policy file.
@Tag("M-14")
class PolicyRestartsTest {
    @Test
    void theFileSaysHowOftenAndHowSoon() throws Exception {
        var policy = read("backoff: 100ms", "backoff: 2s");

        assertThat(policy.restarts())
                .isEqualTo(new Policy.Restarts(3, 60_000_000_000L, 2_000_000_000L, 10_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "backoff: 100ms, backoff: 11s",
        "max: 3, max: 101",
        "window: 60s, window: 2d",
        "window: 60s, window: 0s",
        "max: 3, maximum: 3",
        "restarts:, restart:",
        "state_every_turns: 256, state_every_turns: 0"
    })
    void whatMakesNoSenseIsRefused(String line, String instead) {
        assertThatThrownBy(() -> read(line, instead))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code())
                                .isIn(ReasonCode.CFG_HOST, ReasonCode.CFG_UNKNOWN_FIELD));
    }

    @ParameterizedTest
    @CsvSource({"max: 3, max: 0", "max: 3, max: 100", "window: 60s, window: 1d", "backoff: 100ms, backoff: 10s"})
    void whatIsAtItsLimitIsNot(String line, String instead) throws Exception {
        assertThat(read(line, instead).name()).isEqualTo("dev");
    }

    private static Policy read(String line, String instead) throws IOException, Refused {
        try (var in = Policies.class.getResourceAsStream("dev.yaml")) {
            assertThat(in).isNotNull();
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("\n" + "restarts:").contains(line);
            return PolicyYaml.read(text.replace(line, instead).getBytes(StandardCharsets.UTF_8), "dev");
        }
    }
}
