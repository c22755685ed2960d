package io.stratos.verification.benchmarks.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// That the gate can fail: it sees what a call allocates, and only 0 holds.
class AllocatedBytesTest {
    private volatile byte[] escaped = {};

    @Test
    void oneArrayForEachCallIsSeen() {
        double bytes = AllocatedBytes.perCall(call -> escaped = new byte[8 + (call & 7)], 3, 10_000);

        assertThat(bytes).isGreaterThanOrEqualTo(24);
        assertThat(escaped).isNotEmpty();
    }

    @Test
    void gateHoldsAtNothingAndNotAtOneArrayForEachCall() {
        assertThat(new AllocationGate(Map.of("wasm_call", "0.0")).holds()).isTrue();
        assertThat(new AllocationGate(Map.of("wasm_call", "24.0")).holds()).isFalse();
        assertThat(new AllocationGate(Map.of("wasm_call", "0.01")).holds()).isFalse();
        assertThat(new AllocationGate(Map.of()).holds()).isFalse();
    }
}
