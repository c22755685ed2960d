package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StateUpdate;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.state.CheckpointResult;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which states become checkpoints.
@Tag("M-13")
@Tag("M-16")
class StateLimitsTest {
    private static final int STATE_BYTES = 100;
    private static final int EVERY_TURNS = 8;

    @TempDir
    Path folder;

    /// Counts events, and hands its counter over, padded, with the turns that are chosen.
    private static Script saving(LongPredicate turns, int bytes) {
        return (guest, input, decision) -> {
            if (input instanceof Input.OnEvent) {
                guest.counter++;
            }
            if (turns.test(input.context().cursor())) {
                var state = ByteBuffer.allocate(bytes).putLong(guest.counter).array();
                decision.setStateUpdate(new StateUpdate(true, 1, state));
            }
        };
    }

    @Test
    void aStateAtItsLimitBecomesACheckpoint() {
        try (var bench = bench(saving(turn -> turn == 10, STATE_BYTES), 10)) {
            run(bench, 10);

            assertThat(checkpoint(bench)).isEqualTo(10);
            assertThat(bench.answers()).containsExactly("10 HEALTHY RES_NEAR_LIMIT");
        }
    }

    @Test
    void oneByteMoreDoesNotAndTheOlderOneStays() {
        try (var bench = bench(saving(turn -> turn == 20, STATE_BYTES + 1), 10)) {
            run(bench, 20);

            assertThat(checkpoint(bench)).isEqualTo(10);
            assertThat(bench.instance.statistics().denied()).containsEntry(ReasonCode.STA_SIZE, 1L);
            assertThat(bench.answers()).containsExactly("20 DEGRADED STA_SIZE");
        }
    }

    @Test
    void theThirdStateThatIsTooLargeHalts() {
        try (var bench = bench(saving(turn -> turn > 0 && turn % 10 == 0, STATE_BYTES + 1), 10)) {
            run(bench, 30);

            assertThat(bench.instance.health().state()).isEqualTo(HealthState.HALTED);
            assertThat(bench.instance.health().reason()).isEqualTo(ReasonCode.STA_SIZE);
            assertThat(bench.answers()).containsExactly("10 DEGRADED STA_SIZE", "30 HALTED STA_SIZE");
        }
    }

    @Test
    void aStateThatNobodyAskedForIsKeptOnceInSoManyTurns() {
        try (var bench = bench(saving(turn -> turn == 3 || turn == 3 + EVERY_TURNS, 8), 1_000)) {
            run(bench, 12);

            assertThat(checkpoint(bench)).isEqualTo(3 + EVERY_TURNS);
            assertThat(bench.answers()).isEmpty();
        }
    }

    @Test
    void oneTurnEarlierItIsNot() {
        try (var bench = bench(saving(turn -> turn == 3 || turn == 2 + EVERY_TURNS, 8), 1_000)) {
            run(bench, 12);

            assertThat(checkpoint(bench)).isEqualTo(3);
            assertThat(bench.instance.statistics().denied()).containsEntry(ReasonCode.STA_RATE, 1L);
            assertThat(bench.answers()).containsExactly("10 HEALTHY STA_RATE");
        }
    }

    @Test
    void aStateWithEveryEventIsWarnedThenDegradedThenHalted() {
        try (var bench = bench(saving(turn -> turn > 0, 8), 1_000)) {
            run(bench, 60);

            assertThat(bench.answers())
                    .containsExactly("2 HEALTHY STA_RATE", "10 DEGRADED STA_RATE", "37 HALTED STA_RATE");
        }
    }

    @Test
    @Tag("M-18")
    void refusedStatesAreRefusedAgainWhenDeliveriesAreReapplied() {
        Script script = saving(turn -> turn == 3 || turn == 5, STATE_BYTES - 21);
        try (var bench = bench(script, 1_000)) {
            run(bench, 8);
        }
        var module = new ScriptedModule(() -> script);
        try (var bench = new LaneBench(folder, module, 1_000, List.of(), rules())) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Resumed.class);
            assertThat(module.restoredFrom()).containsExactly(3L);
        }
    }

    /// What init would save is what it makes again.
    @Test
    void theStateOfInitIsNoCheckpointAndNothingToStartAnewFrom() {
        Script script = saving(turn -> turn == 0, 8);
        var module = new ScriptedModule(() -> script);
        try (var bench = new LaneBench(folder, module, 1_000, List.of(), rules())) {
            bench.recovery.start(1);
            bench.commit();

            assertThat(bench.ledger.reader().newestCheckpoint(LaneBench.ID, Long.MAX_VALUE))
                    .isInstanceOf(CheckpointResult.None.class);
            assertThat(module.restoredFrom()).as("one guest, started once").containsExactly(0L);
            assertThat(bench.answers()).as("and it is no state out of turn").isEmpty();
        }
    }

    private static void run(LaneBench bench, int turns) {
        bench.recovery.start(1);
        for (int now = 1; now <= turns && !bench.instance.health().isHalted(); now++) {
            bench.trade(now);
            bench.commit();
        }
    }

    private static long checkpoint(LaneBench bench) {
        var found = new ArrayList<Long>();
        if (bench.ledger.reader().newestCheckpoint(LaneBench.ID, Long.MAX_VALUE)
                instanceof CheckpointResult.Found good) {
            found.add(good.header().cursor());
        }
        return found.getFirst();
    }

    private LaneBench bench(Script script, int checkpointEvery) {
        return new LaneBench(folder, new ScriptedModule(() -> script), checkpointEvery, List.of(), rules());
    }

    private static HealthRules rules() {
        var limits = new GuestLimits(0, 0, 1, STATE_BYTES, EVERY_TURNS, 10, 0, 0, 0, 100);
        return HealthRules.simulated(RuntimeKind.RUST_WASM, limits, RestartRules.DEFAULT);
    }
}
