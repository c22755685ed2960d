package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.RestartRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What degraded means for trading.
@Tag("M-14")
class HeldBackTest {
    @TempDir
    Path folder;

    /// Buys at every event and fails at the second.
    private static final Script BUYS = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given) {
            if (given.context().cursor() == 2) {
                throw new Crash();
            }
            decision.setIntents(List.of(LaneBench.buy("0.1")));
        }
    };

    @Test
    void afterAFaultOrdersMayOnlyReduceUntilTheWindowHasPassed() {
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> BUYS), 1_000)) {
            bench.recovery.start(1);
            bench.trade(1);
            bench.trade(2);
            bench.commit();
            bench.recovery.rebuildAfterFault();
            bench.trade(1 + RestartRules.DEFAULT.windowNanos());
            bench.trade(2 + RestartRules.DEFAULT.windowNanos());

            assertThat(bench.released).containsExactly("approved 1.0", "denied 3.0 RES_FAULT", "approved 4.0");
        }
    }

    @Test
    @Tag("M-18")
    void theHoldOutlivesARestartOfTheHost() {
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> BUYS), 1_000)) {
            bench.recovery.start(1);
            bench.trade(1);
            bench.trade(2);
            bench.commit();
        }
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> BUYS), 1_000)) {
            bench.recovery.start(1);
            bench.trade(3);

            assertThat(bench.released).containsExactly("denied 3.0 RES_FAULT");
            assertThat(bench.instance.health().readyAtNanos()).isEqualTo(2 + RestartRules.DEFAULT.backoffNanos());
        }
    }
}
