package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a child says of its memory is what its strategy holds, not what waits to be collected.
@Tag("M-14")
final class HeldMemoryTest {
    private static final long MIB = 1L << 20;

    /// Makes garbage at each event, ten times a small heap's young part in all; holds 24 MiB from the hundredth on.
    private static final String HOARDING = """
        from stratos import Strategy


        class Hoarding(Strategy):
            def on_event(self, ctx, event):
                if event.sequence == 100:
                    self.held = [bytearray(1 << 20) for _ in range(24)]
                for _ in range(64):
                    bytearray(1 << 16)
        """;

    @Test
    void garbageIsNotCountedAndWhatIsHeldIs() {
        try (var runtime = Homes.runtime();
                var module = Guests.compiled(runtime, HOARDING, Limits.patient());
                var sandbox = module.instantiate()) {
            Calls.decided(sandbox, Inputs.init());

            long before = after(sandbox, 1, 99);
            long holding = after(sandbox, 100, 199);

            assertThat(before).isBetween(0L, 24 * MIB);
            assertThat(holding - before).isBetween(20 * MIB, 40 * MIB);
        }
    }

    private static long after(Sandbox sandbox, int first, int last) {
        long bytes = 0;
        for (int cursor = first; cursor <= last; cursor++) {
            bytes = Calls.decided(sandbox, Inputs.trade(cursor)).usage().memoryBytes();
        }
        return bytes;
    }
}
