package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.state.CheckpointResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// States that their guest cannot take back: the generation before, with more deliveries (DESIGN §5, SPEC
/// M-17).
@Tag("M-17")
class UnrestorableStateTest {
    private static final int CHECKPOINT_EVERY = 10;

    @TempDir
    Path folder;

    /// Counts trades and buys at every seventh; fails where it is to take back a state of certain cursors.
    private static Script refusing(LongPredicate cursors, GuestFault.Kind kind, ReasonCode code) {
        return (guest, input, decision) -> {
            if (input instanceof Input.Init init
                    && init.restoredState() != null
                    && cursors.test(init.restoredState().cursor())) {
                throw new Crash(kind, code);
            }
            if (input instanceof Input.OnEvent && ++guest.counter % 7 == 0) {
                decision.setIntents(List.of(LaneBench.buy("0.1")));
            }
        };
    }

    private static ScriptedModule trapsOn(Long... cursors) {
        return new ScriptedModule(
                () -> refusing(Set.of(cursors)::contains, GuestFault.Kind.TRAP, ReasonCode.RES_FAULT));
    }

    @Test
    void theGuestGoesOnFromTheGenerationBeforeAndEachStepIsTold() {
        var module = trapsOn(20L);
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            assertThat(turns(bench, 20)).isEqualTo(TurnOutcome.FAULTED);

            assertThat(bench.recovery.rebuildAfterFault())
                    .isInstanceOfSatisfying(Recovery.Outcome.Resumed.class, resumed -> {
                        assertThat(resumed.checkpointCursor()).isEqualTo(10);
                        assertThat(resumed.reapplied()).isEqualTo(10);
                    });
            assertThat(bench.answers()).containsExactly("note STA_UNRESTORABLE 20", "20 DEGRADED RES_FAULT");
            assertThat(module.restoredFrom()).containsExactly(0L, 10L, 20L, 10L);
            assertThat(turns(bench, 10)).as("the next state is good").isEqualTo(TurnOutcome.ADVANCED);
        }
    }

    @Test
    void theStateIsKeptAsEvidence() {
        try (var bench = new LaneBench(folder, trapsOn(20L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, 20);
            bench.recovery.rebuildAfterFault();

            assertThat(quarantined(bench)).as("its bytes and its catalog entry").isEqualTo(2);
            assertThat(newest(bench)).isEqualTo(10);
        }
    }

    @Test
    @Tag("M-18")
    void aRunThatWasKilledAfterwardsEndsAsOneThatWasNot() {
        String whole = run(folder.resolve("whole"), trapsOn(20L), 45, 45);

        for (int stop : new int[] {20, 21, 29, 30, 31}) {
            assertThat(run(folder.resolve("cut" + stop), trapsOn(20L), stop, 45))
                    .as("killed after turn %d", stop)
                    .isEqualTo(whole);
        }
    }

    /// A state that was good in one process and is not in the next: told there, and the process ends before
    /// that is committed, or right after.
    @Test
    @Tag("M-18")
    void aProcessThatEndsAroundTheWordAboutAStateChangesNothing() {
        for (var kind : new GuestFault.Kind[] {GuestFault.Kind.TRAP, GuestFault.Kind.DEADLINE}) {
            String whole = passedOver(kind, folder.resolve("whole" + kind), 0, false);

            for (int ends = 1; ends <= 2; ends++) {
                assertThat(passedOver(kind, folder.resolve("before" + kind + ends), ends, false))
                        .as("ends %d times before the commit, %s", ends, kind)
                        .isEqualTo(whole);
                assertThat(passedOver(kind, folder.resolve("after" + kind + ends), ends, true))
                        .as("ends %d times after the commit, %s", ends, kind)
                        .isEqualTo(whole);
            }
        }
    }

    /// Comes up so often in processes that end at once, then goes on to turn 45.
    private static String passedOver(GuestFault.Kind kind, Path data, int ends, boolean isCommitted) {
        run(data, trapsOn(), 33, 33);
        var module = new ScriptedModule(() -> refusing(cursor -> cursor == 30, kind, ReasonCode.RES_FAULT));
        for (int i = 0; i < ends; i++) {
            try (var bench = new LaneBench(data, module, CHECKPOINT_EVERY)) {
                assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Resumed.class);
                if (isCommitted) {
                    bench.commit();
                }
            }
        }
        try (var bench = new LaneBench(data, module, CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1)).isInstanceOfSatisfying(Recovery.Outcome.Resumed.class, resumed -> {
                assertThat(resumed.checkpointCursor()).isEqualTo(20);
                assertThat(resumed.position().cursor()).isEqualTo(33);
            });
            turns(bench, 12);
            return bench.instance.intentsDigest() + " " + bench.answers() + " "
                    + bench.instance.statistics().faults();
        }
    }

    /// Else a process that ends there finds the state gone, and no word about why.
    @Test
    void aStateStaysWhereItIsUntilTheWordAboutItIsCommitted() {
        run(folder, trapsOn(), 33, 33);
        try (var bench = new LaneBench(folder, trapsOn(30L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            assertThat(quarantined(bench)).isZero();
            assertThat(newest(bench)).isEqualTo(30);
            bench.commit();
            assertThat(newest(bench)).isEqualTo(30);
        }
        try (var bench = new LaneBench(folder, trapsOn(30L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            assertThat(quarantined(bench)).as("bytes and catalog entry").isEqualTo(2);
            assertThat(newest(bench)).isEqualTo(20);
        }
    }

    private static int quarantined(LaneBench bench) {
        var evidence = new int[1];
        bench.ledger.quarantined(LaneBench.ID, (_, _) -> ++evidence[0] > 0);
        return evidence[0];
    }

    private static long newest(LaneBench bench) {
        return bench.ledger.reader().newestCheckpoint(LaneBench.ID, Long.MAX_VALUE)
                        instanceof CheckpointResult.Found found
                ? found.header().cursor()
                : 0;
    }

    /// A checkpoint is damaged, and the one that is made again at its turn needs forever: passed over like
    /// a state that was read.
    @Test
    void aStateThatIsMadeAgainAndNeedsForeverIsPassedOverToo() {
        run(folder, trapsOn(), 33, 33);
        try (var ledger = LaneBench.open(folder)) {
            var found = (CheckpointResult.Found) ledger.reader().newestCheckpoint(LaneBench.ID, Long.MAX_VALUE);
            ledger.reader().setAside(LaneBench.ID, found.generation(), ReasonCode.STA_CHECKPOINT_DAMAGED);
        }
        var module = new ScriptedModule(
                () -> refusing(cursor -> cursor == 30, GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT));
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Resumed.class);
            bench.commit();
            assertThat(bench.answers()).containsExactly("note STA_UNRESTORABLE 30");
        }
    }

    @Test
    void withoutAnOlderGenerationAllDeliveriesAreReapplied() {
        try (var bench = new LaneBench(folder, trapsOn(10L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, 10);

            assertThat(bench.recovery.rebuildAfterFault())
                    .isInstanceOfSatisfying(
                            Recovery.Outcome.Resumed.class,
                            resumed -> assertThat(resumed.checkpointCursor()).isZero());
        }
    }

    @Test
    void threeInARowAreRefusedAndTwoAreNot() {
        try (var bench = new LaneBench(folder, trapsOn(20L, 30L, 40L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            turns(bench, 20);
            bench.recovery.rebuildAfterFault();
            turns(bench, 10);
            assertThat(bench.recovery.rebuildAfterFault()).isInstanceOf(Recovery.Outcome.Resumed.class);
            turns(bench, 10);

            assertThat(bench.recovery.rebuildAfterFault())
                    .isEqualTo(new Recovery.Outcome.Refused(ReasonCode.STA_UNRESTORABLE, 10));
        }
    }

    @Test
    void aGoodStateBetweenThemStartsTheCountAnew() {
        try (var bench = new LaneBench(folder, trapsOn(10L, 20L, 40L, 50L), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            for (int i = 0; i < 5; i++) {
                if (turns(bench, 10) == TurnOutcome.FAULTED) {
                    assertThat(bench.recovery.rebuildAfterFault()).isInstanceOf(Recovery.Outcome.Resumed.class);
                }
            }
        }
    }

    @Test
    void aStateThatWasGoodOnceAndIsNotAfterAKillIsPassedOverToo() {
        run(folder, trapsOn(), 33, 33);
        try (var bench = new LaneBench(folder, trapsOn(30L, 20L), CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1)).isInstanceOfSatisfying(Recovery.Outcome.Resumed.class, resumed -> {
                assertThat(resumed.checkpointCursor()).isEqualTo(10);
                assertThat(resumed.reapplied()).isEqualTo(23);
            });
            bench.commit();
            assertThat(bench.answers()).containsExactly("note STA_UNRESTORABLE 30", "note STA_UNRESTORABLE 20");
        }
    }

    @Test
    void aGuestThatNeedsForeverOnlyForThatStateIsTriedThreeTimes() {
        run(folder, trapsOn(), 33, 33);
        var module = new ScriptedModule(
                () -> refusing(cursor -> cursor == 30, GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT));
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1))
                    .isInstanceOfSatisfying(
                            Recovery.Outcome.Resumed.class,
                            resumed -> assertThat(resumed.checkpointCursor()).isEqualTo(20));
            assertThat(module.restoredFrom()).containsExactly(30L, 30L, 30L, 0L, 20L);
        }
    }

    /// Its time is over, or it is not wanted any more, in the try of that number: that says nothing about
    /// the state, and what is told of one is kept.
    @ParameterizedTest
    @CsvSource({"DEADLINE, 1", "DEADLINE, 2", "DEADLINE, 3", "DEADLINE, 4", "TRAP, 1", "TRAP, 2"})
    void aStateIsNotToBlameForARecoveryThatWasCutShort(GuestFault.Kind kind, int overAt) {
        run(folder, trapsOn(), 33, 33);
        var inits = new int[1];
        var refuses = refusing(cursor -> cursor == 30, kind, ReasonCode.RES_TIMEOUT);
        var module = new ScriptedModule(() -> (guest, input, decision) -> {
            inits[0] += input instanceof Input.Init ? 1 : 0;
            refuses.call(guest, input, decision);
        });
        try (var bench = new LaneBench(folder, module, CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.prepare(1)).isNull();
            assertThat(bench.recovery.make(() -> inits[0] < overAt ? Long.MAX_VALUE : 0))
                    .isInstanceOf(Recovery.Made.None.class);
            bench.commit();

            assertThat(inits[0]).as("nothing is tried after that").isEqualTo(overAt);
            assertThat(bench.answers()).isEmpty();
        }
    }

    @Test
    void aMachineThatWasTooSlowAtACheckpointCostsAFaultAndNotTheState() {
        var slow = new boolean[] {true};
        Script onceSlow = (guest, input, _) -> {
            if (input instanceof Input.Init init && init.restoredState() != null && slow[0]) {
                slow[0] = false;
                throw new Crash(GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT);
            }
            guest.counter++;
        };
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> onceSlow), CHECKPOINT_EVERY)) {
            bench.recovery.start(1);
            assertThat(turns(bench, 10)).isEqualTo(TurnOutcome.FAULTED);

            assertThat(bench.recovery.rebuildAfterFault())
                    .isInstanceOfSatisfying(
                            Recovery.Outcome.Resumed.class,
                            resumed -> assertThat(resumed.checkpointCursor()).isEqualTo(10));
            assertThat(bench.answers()).containsExactly("10 DEGRADED RES_TIMEOUT");
        }
    }

    @Test
    void aGuestThatDoesNotStartAtAllIsRefusedWithItsOwnFault() {
        run(folder, trapsOn(), 33, 33);
        Script never = (_, _, _) -> {
            throw new Crash(GuestFault.Kind.FUEL, ReasonCode.RES_FUEL);
        };
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> never), CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1)).isEqualTo(new Recovery.Outcome.Refused(ReasonCode.RES_FUEL, 30));
        }
        try (var bench = new LaneBench(folder, trapsOn(), CHECKPOINT_EVERY)) {
            assertThat(bench.recovery.start(1))
                    .as("its states were not to blame, and are still there")
                    .isInstanceOfSatisfying(
                            Recovery.Outcome.Resumed.class,
                            resumed -> assertThat(resumed.checkpointCursor()).isEqualTo(30));
        }
    }

    private static String run(Path data, ScriptedModule module, int first, int total) {
        for (int until : new int[] {first, total}) {
            try (var bench = new LaneBench(data, module, CHECKPOINT_EVERY)) {
                bench.recovery.start(1);
                while (bench.instance.cursor() < until) {
                    if (turns(bench, 1) == TurnOutcome.FAULTED) {
                        bench.recovery.rebuildAfterFault();
                    }
                }
                bench.commit();
                if (until == total) {
                    return bench.instance.intentsDigest() + " " + bench.answers() + " "
                            + bench.ledger.head().hash();
                }
            }
        }
        throw new AssertionError("the loop returns");
    }

    /// Runs events, each committed by itself, until one fails.
    private static TurnOutcome turns(LaneBench bench, int count) {
        var outcome = TurnOutcome.ADVANCED;
        for (int i = 0; i < count && outcome == TurnOutcome.ADVANCED; i++) {
            outcome = bench.trade(bench.instance.cursor() + 1);
            bench.commit();
        }
        return outcome;
    }
}
