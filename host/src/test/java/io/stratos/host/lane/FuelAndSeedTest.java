package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What init, renewal and faults use is counted, and they draw numbers of their own: alike after a restart.
@Tag("Z-4")
class FuelAndSeedTest {
    private static final int CHECKPOINT_EVERY = 4;
    private static final long START_FUEL = 300;
    private static final long INIT_FUEL = 1_000;
    private static final long BEGIN_FUEL = START_FUEL + INIT_FUEL;
    private static final long TURN_FUEL = 10;
    private static final long FAULT_FUEL = 7;

    @TempDir
    Path folder;

    @Test
    @Tag("M-13")
    void fuelOfInitRenewalAndFaultsIsCounted() {
        assertThat(fuelOf(folder, 6, 6, false)).isEqualTo(2 * BEGIN_FUEL + 6 * TURN_FUEL);
    }

    @Test
    @Tag("M-13")
    void fuelOfAFaultIsCountedInsteadOfATurns() {
        assertThat(fuelOf(folder, 6, 6, true)).isEqualTo(2 * BEGIN_FUEL + 5 * TURN_FUEL + FAULT_FUEL);
    }

    @Test
    @Tag("M-18")
    void fuelIsTheSameAfterAKillAndAResume() {
        long whole = fuelOf(folder.resolve("whole"), 10, 10, true);

        assertThat(fuelOf(folder.resolve("in the middle"), 3, 10, true)).isEqualTo(whole);
        assertThat(fuelOf(folder.resolve("at a checkpoint"), 8, 10, true)).isEqualTo(whole);
        assertThat(fuelOf(folder.resolve("after the fault"), 6, 10, true)).isEqualTo(whole);
    }

    /// Its lane stood still for that long, whatever came of it.
    @Test
    @Tag("M-13")
    void fuelOfARenewalThatFailsIsCounted() {
        Script refusesItsState = (_, input, decision) -> {
            if (input instanceof Input.Init init && init.restoredState() != null) {
                throw new Crash(FAULT_FUEL);
            }
            decision.usage().set(input instanceof Input.Init ? INIT_FUEL : TURN_FUEL, 0, 0, 0);
        };
        try (var bench = bench(folder, refusesItsState)) {
            bench.recovery.start(1);
            for (int i = 1; i <= CHECKPOINT_EVERY; i++) {
                bench.trade(i);
                bench.commit();
            }

            assertThat(bench.instance.statistics().fuel())
                    .isEqualTo(BEGIN_FUEL + CHECKPOINT_EVERY * TURN_FUEL + START_FUEL + FAULT_FUEL);
        }
    }

    @Test
    void renewedGuestDrawsNeitherTheTurnsNumbersNorAnEarlierInits() {
        List<Long> inits = new ArrayList<>();
        List<Long> turns = new ArrayList<>();
        try (var bench = bench(folder, watching(inits, turns))) {
            bench.recovery.start(1);
            trade(bench, 9);
        }

        assertThat(inits).hasSize(3).doesNotHaveDuplicates().doesNotContainAnyElementsOf(turns);
    }

    @Test
    @Tag("M-18")
    void guestOfARestartDrawsWhatTheRenewedOneDrew() {
        List<Long> renewed = new ArrayList<>();
        List<Long> restarted = new ArrayList<>();
        try (var bench = bench(folder, watching(renewed, new ArrayList<>()))) {
            bench.recovery.start(1);
            trade(bench, 5);
        }
        try (var bench = bench(folder, watching(restarted, new ArrayList<>()))) {
            bench.recovery.start(1);
        }

        assertThat(restarted).containsExactly(renewed.getLast());
    }

    private static Script watching(List<Long> inits, List<Long> turns) {
        return (_, input, _) -> (input instanceof Input.Init ? inits : turns)
                .add(input.context().randomSeed());
    }

    /// Runs to `total` events, in a new process after `first`; faults at the fifth if asked to.
    private static long fuelOf(Path data, int first, int total, boolean faults) {
        for (int until : new int[] {first, total}) {
            try (var bench = bench(data, using(faults))) {
                bench.recovery.start(1);
                trade(bench, until - (int) bench.instance.cursor());
                if (until == total) {
                    return bench.instance.statistics().fuel();
                }
            }
        }
        throw new AssertionError("the loop returns");
    }

    private static Script using(boolean faults) {
        return (_, input, decision) -> {
            if (faults && input instanceof Input.OnEvent && input.context().cursor() == 5) {
                throw new Crash(FAULT_FUEL);
            }
            decision.usage().set(input instanceof Input.Init ? INIT_FUEL : TURN_FUEL, 0, 0, 0);
        };
    }

    private static void trade(LaneBench bench, int count) {
        for (int i = 0; i < count; i++) {
            var outcome = bench.trade(bench.instance.cursor() + 1);
            bench.commit();
            if (outcome == TurnOutcome.FAULTED) {
                bench.recovery.rebuildAfterFault();
            }
        }
    }

    private static LaneBench bench(Path data, Script script) {
        return new LaneBench(data, new ScriptedModule(() -> script).startFuel(START_FUEL), CHECKPOINT_EVERY);
    }
}
