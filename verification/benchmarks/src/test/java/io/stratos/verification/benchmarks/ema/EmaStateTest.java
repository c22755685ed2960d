package io.stratos.verification.benchmarks.ema;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmaStateTest {
    @Test
    void whatIsSavedIsRestored() {
        var state = new EmaState();
        state.trades = 3;
        state.bars = 77;
        state.fast = 900.5;
        state.slow = -0.0;
        state.lastUnits = 90_050;
        state.lastScale = 2;
        state.wanted = true;
        state.position = Decimal.of("-0.10000000");
        state.working = new IntentRef(12, 1);
        var restored = new EmaState();
        restored.restore(state.save());

        assertThat(restored.save()).isEqualTo(state.save());
        assertThat(restored.working).isEqualTo(state.working);
        assertThat(restored.position).isEqualTo(state.position);
    }

    @Test
    void layoutIsTheRustSdks() {
        var saved = new EmaState().save();

        assertThat(new String(Arrays.copyOf(saved, 4), StandardCharsets.US_ASCII))
                .isEqualTo("STS1");
        // Header 8, trades 4, bars 8, averages 16, last 9, flags 2, position 9, no order 1.
        assertThat(saved).hasSize(57);
    }
}
