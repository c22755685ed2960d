package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimerCommand;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import io.stratos.state.rocks.CheckpointDamage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-18")
class RecoveryTest {
    private static final int CHECKPOINT_EVERY = 10;

    @TempDir
    Path folder;

    /// Buys at every seventh event that it has counted, whatever the cursor says: so lost state would show.
    private static final Script EVERY_SEVENTH = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent) {
            guest.counter++;
            if (guest.counter % 7 == 0) {
                decision.setIntents(List.of(LaneBench.buy("0.1")));
            }
        }
    };

    @Test
    void aFreshInstanceStartsAtCursorZero() {
        try (var bench = bench(EVERY_SEVENTH)) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Fresh.class);
            assertThat(bench.instance.cursor()).isZero();
        }
    }

    @Test
    void aResumedInstanceGoesOnAsIfItHadNeverStopped() {
        String uninterrupted = run(folder.resolve("whole"), 100, 100);
        String interrupted = run(folder.resolve("cut"), 33, 100);

        assertThat(interrupted).isEqualTo(uninterrupted);
    }

    @Test
    void reappliedTurnsLetNothingOutAgain() {
        run(folder, 33, 33);
        try (var bench = bench(EVERY_SEVENTH)) {
            var outcome = bench.recovery.start(1);

            assertThat(outcome).isInstanceOfSatisfying(Recovery.Outcome.Resumed.class, resumed -> {
                assertThat(resumed.checkpointCursor()).isEqualTo(30);
                assertThat(resumed.reapplied()).isEqualTo(3);
            });
            assertThat(bench.released).isEmpty();
        }
    }

    @Test
    void turnsThatWereNotCommittedDidNotHappen() {
        try (var bench = bench(EVERY_SEVENTH)) {
            bench.recovery.start(1);
            turns(bench, 10);
            for (long now = 11; now <= 15; now++) {
                bench.trade(now);
            }
        }
        try (var bench = bench(EVERY_SEVENTH)) {
            bench.recovery.start(1);

            assertThat(bench.instance.cursor()).isEqualTo(10);
        }
    }

    @Test
    @Tag("Z-4")
    void aStrategyThatDecidesOtherwiseOnTheSameInputsIsRefused() {
        run(folder, 16, 16);
        Script other = (guest, input, decision) -> {
            if (input instanceof Input.OnEvent) {
                guest.counter++;
                if (guest.counter % 7 == 0) {
                    decision.setIntents(List.of(LaneBench.buy("0.2")));
                }
            }
        };
        try (var bench = bench(other)) {
            assertThat(bench.recovery.start(1))
                    .isEqualTo(new Recovery.Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, 14));
        }
    }

    @Test
    @Tag("Z-4")
    void aStrategyThatSetsATimerItDidNotSetIsRefused() {
        run(folder, 12, 12);
        Script other = (guest, input, decision) -> {
            EVERY_SEVENTH.call(guest, input, decision);
            if (guest.counter == 12) {
                decision.setTimers(List.of(new TimerCommand(1, 99_000_000, 0)));
            }
        };
        try (var bench = bench(other)) {
            assertThat(bench.recovery.start(1))
                    .isEqualTo(new Recovery.Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, 12));
        }
    }

    @Test
    void aMissingDeliveryIsNamedAndNothingStarts() {
        run(folder, 33, 33);
        try (var ledger = LaneBench.open(folder)) {
            var writer = new Writer(Writer.Role.LANE, LaneBench.ID.toString(), new FencingToken(1));
            var batch = new LedgerBatch();
            batch.delete(writer, Table.INSTANCE, new InstanceRows(LaneBench.ID).deliveries(31));
            ledger.commit(batch);
        }
        try (var bench = bench(EVERY_SEVENTH)) {
            assertThat(bench.recovery.start(1))
                    .isEqualTo(new Recovery.Outcome.Refused(ReasonCode.STA_DELIVERY_GAP, 31));
        }
    }

    @Test
    @Tag("M-17")
    void aDamagedCheckpointFallsBackToTheOneBeforeAndReappliesMore() {
        run(folder, 33, 33);
        CheckpointDamage.newest(folder, LaneBench.ID);
        try (var bench = bench(EVERY_SEVENTH)) {
            assertThat(bench.recovery.start(1)).isInstanceOfSatisfying(Recovery.Outcome.Resumed.class, resumed -> {
                assertThat(resumed.checkpointCursor()).isEqualTo(20);
                assertThat(resumed.reapplied()).isEqualTo(13);
                assertThat(resumed.damaged()).hasSize(1);
            });
        }
    }

    @Test
    @Tag("M-13")
    void aRecordedFaultIsInjectedAndNotRunAgain() {
        Script crashesAtFifteen = (guest, input, decision) -> {
            EVERY_SEVENTH.call(guest, input, decision);
            if (guest.counter == 15) {
                throw new Crash();
            }
        };
        try (var bench = bench(crashesAtFifteen)) {
            bench.recovery.start(1);
            turns(bench, 14);
            assertThat(bench.trade(15)).isEqualTo(TurnOutcome.FAULTED);
            bench.commit();

            assertThat(bench.recovery.rebuildAfterFault()).isInstanceOf(Recovery.Outcome.Resumed.class);
            assertThat(bench.instance.cursor()).isEqualTo(15);
            assertThat(bench.instance.lastFault()).isEqualTo(ReasonCode.RES_FAULT);
            assertThat(bench.trade(16))
                    .as("the rebuilt guest meets its fault again")
                    .isEqualTo(TurnOutcome.FAULTED);
        }
    }

    /// What is thrown passes through; the guest that was being made may have a process, and nobody else knows of it.
    @ParameterizedTest
    @ValueSource(strings = {"init", "turn"})
    @Tag("M-13")
    void aGuestIsClosedWhenNoRoomIsLeftWhileItIsMade(String where) {
        run(folder, 33, 33);
        var module = new ScriptedModule(() -> (guest, input, decision) -> {
            EVERY_SEVENTH.call(guest, input, decision);
            if (where.equals("init") ? input instanceof Input.Init : guest.counter == 32) {
                throw new OutOfMemoryError("full");
            }
        });
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            assertThatThrownBy(() -> bench.recovery.start(1)).isInstanceOf(OutOfMemoryError.class);

            assertThat(module.open()).isZero();
        }
    }

    @Test
    void aGuestIsReplacedAtEachCheckpoint() {
        var module = new ScriptedModule(() -> EVERY_SEVENTH);
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, 33);

            assertThat(module.restoredFrom()).containsExactly(0L, 10L, 20L, 30L);
        }
    }

    @Test
    @Tag("Z-4")
    void memoryThatWasNotSavedMakesNoDifferenceBetweenRuns() {
        String uninterrupted = runForgetful(folder.resolve("whole"), 100, 100);

        assertThat(runForgetful(folder.resolve("cut"), 33, 100)).isEqualTo(uninterrupted);
        assertThat(runForgetful(folder.resolve("at a checkpoint"), 40, 100)).isEqualTo(uninterrupted);
    }

    /// Counts in memory only, and buys at every third event that this guest has seen.
    private String runForgetful(Path data, int first, int total) {
        for (int until : new int[] {first, total}) {
            var module = new ScriptedModule(RecoveryTest::forgetful);
            try (var bench = new LaneBench(data, module, CHECKPOINT_EVERY)) {
                bench.recovery.start(1);
                turns(bench, until - (int) bench.instance.cursor());
                if (until == total) {
                    return bench.instance.intentsDigest();
                }
            }
        }
        throw new AssertionError("the loop returns");
    }

    private static Script forgetful() {
        int[] seen = {0};
        return (_, input, decision) -> {
            if (input instanceof Input.OnEvent && ++seen[0] % 3 == 0) {
                decision.setIntents(List.of(LaneBench.buy("0.1")));
            }
        };
    }

    /// Runs to `total` events, stopping and starting again after `first`; the digest at the end.
    private String run(Path data, int first, int total) {
        try (var bench = new LaneBench(data, new ScriptedModule(() -> EVERY_SEVENTH), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, first);
        }
        try (var bench = new LaneBench(data, new ScriptedModule(() -> EVERY_SEVENTH), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, total - first);
            return bench.instance.intentsDigest() + " "
                    + bench.instance.statistics().intents();
        }
    }

    /// Runs events and commits them in groups that end at each tenth cursor.
    private static void turns(LaneBench bench, int count) {
        for (int i = 0; i < count; i++) {
            bench.trade(bench.instance.cursor() + 1);
            if (bench.instance.cursor() % CHECKPOINT_EVERY == 0 || i == count - 1) {
                bench.commit();
            }
        }
    }

    private LaneBench bench(Script script) {
        return new LaneBench(folder, new ScriptedModule(() -> script), CHECKPOINT_EVERY);
    }
}
