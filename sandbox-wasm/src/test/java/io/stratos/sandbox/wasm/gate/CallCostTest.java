package io.stratos.sandbox.wasm.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.testing.ForkedJvm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds the JIT's gift: that a quiet call allocates nothing is no contract of anyone.
@Tag("gate")
class CallCostTest {
    private static final List<String> LAUNCHER_FLAGS = List.of("-Xmx256m", "-XX:-DontCompileHugeMethods", "-Xss16m");

    @Test
    void quietCallAllocatesNothing() throws Exception {
        Map<String, Long> figures = new HashMap<>();
        ForkedJvm.run(LAUNCHER_FLAGS, CallCost.class)
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(parts -> figures.put(parts[0], Long.valueOf(parts[1])));

        for (String guest : List.of("ema_cross", "empty", "other", "ema_cross_in_a_crowd")) {
            assertThat(figures).containsEntry(guest + "_bytes_per_call", 0L);
        }
        assertThat(figures.get("ema_cross_call_ns_p50"))
                .as("ns; compiled, not interpreted")
                .isLessThan(20_000);
    }
}
