package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Two runs of one strategy, of which each was built in another language.
public final class SameRuns {
    private static final List<String> MEMBERS = List.of(
            "instance",
            "strategy_id",
            "events",
            "intents",
            "denied",
            "fills",
            "final_equity",
            "intents_digest",
            "health");

    private SameRuns() {}

    /// They asked for the same and ended the same, and were not equal by asking for nothing.
    public static void assertSame(JsonDocument rust, JsonDocument python) {
        for (var member : MEMBERS) {
            assertThat(python.text(member)).as(member).isEqualTo(rust.text(member));
        }
        assertThat(rust.at("intents").number("order"))
                .as("equal and none is no parity")
                .isPositive();
        assertThat(rust.text("runtime_kind")).isEqualTo("rust_wasm");
        assertThat(python.text("runtime_kind")).isEqualTo("python");
    }
}
