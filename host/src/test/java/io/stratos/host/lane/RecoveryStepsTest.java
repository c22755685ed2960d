package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What whoever gives a recovery its time hears of it, and when.
@Tag("M-18")
class RecoveryStepsTest {
    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();
    private final ScriptedModule module = new ScriptedModule(() -> {
        steps.add("a guest");
        return (_, _, _) -> {};
    });

    @BeforeEach
    void runThreeTurns() {
        try (var bench = new LaneBench(folder, module, 1_000)) {
            bench.recovery.start(1);
            for (int i = 1; i <= 3; i++) {
                bench.trade(i);
            }
            bench.commit();
        }
        steps.clear();
    }

    @Test
    void turnsAreToldBeforeTheGuestStartsAndReapplyingAfterIt() {
        assertThat(made(1)).isInstanceOf(Recovery.Made.Guest.class);
        assertThat(steps).containsExactly("3 turns", "a guest", "reapplies");
    }

    /// It waited until nobody wanted it any more.
    @Test
    @Tag("M-12")
    void noGuestIsStartedOnceTheTimeIsOver() {
        assertThat(made(0))
                .isEqualTo(new Recovery.Made.None(new Recovery.Outcome.Refused(ReasonCode.RES_TIMEOUT, 0), null, 0));
        assertThat(steps).containsExactly("3 turns");
    }

    private Recovery.Made made(long leftNanos) {
        try (var bench = new LaneBench(folder, module, 1_000)) {
            bench.recovery.prepare(1);
            var made = bench.recovery.make(new RecoveryTime() {
                @Override
                public long leftNanos() {
                    return leftNanos;
                }

                @Override
                public void extend(long turns) {
                    steps.add(turns + " turns");
                }

                @Override
                public void reapplies() {
                    steps.add("reapplies");
                }
            });
            made.discard();
            return made;
        }
    }
}
