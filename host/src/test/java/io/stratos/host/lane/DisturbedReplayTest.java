package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A slow machine, or one that kills processes, says nothing about what a strategy decides.
@Tag("M-18")
@Tag("Z-4")
class DisturbedReplayTest {
    private static final Script COUNTS = (guest, input, _) -> {
        if (input instanceof Input.OnEvent) {
            guest.counter++;
        }
    };

    @TempDir
    Path folder;

    private int disturbances;

    @BeforeEach
    void thirteenTurnsWithACheckpointAtTen() {
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> COUNTS), 10)) {
            bench.recovery.start(1);
            for (int now = 1; now <= 13; now++) {
                bench.trade(now);
                bench.commit();
            }
        }
    }

    /// Fails so often at the twelfth event, then counts as ever.
    private Script disturbed(int times, GuestFault.Kind kind, ReasonCode code) {
        return disturbed(times, () -> new Crash(kind, code));
    }

    private Script disturbed(int times, Supplier<Crash> crash) {
        return (guest, input, decision) -> {
            COUNTS.call(guest, input, decision);
            if (guest.counter == 12 && disturbances < times) {
                disturbances++;
                throw crash.get();
            }
        };
    }

    /// A heap that was full of garbage, a stack whose frames were not compiled yet.
    @ParameterizedTest
    @CsvSource({"MEMORY, RES_MEMORY, 1", "STACK, RES_STACK, 2"})
    void whatItsSandboxCallsChanceIsTriedAgainWhateverItsKind(GuestFault.Kind kind, ReasonCode code, int times) {
        var module = new ScriptedModule(() -> disturbed(times, () -> Crash.byChance(kind, code)));
        try (var bench = new LaneBench(folder, module, 10)) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Resumed.class);
            assertThat(disturbances).isEqualTo(times);
        }
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, RES_MEMORY", "STACK, RES_STACK"})
    void chanceThatComesEachTimeIsToldAsWhatItIs(GuestFault.Kind kind, ReasonCode code) {
        var module = new ScriptedModule(() -> disturbed(Integer.MAX_VALUE, () -> Crash.byChance(kind, code)));
        try (var bench = new LaneBench(folder, module, 10)) {
            assertThat(bench.recovery.start(1)).isEqualTo(new Recovery.Outcome.Refused(code, 12));
            assertThat(disturbances).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, RES_TIMEOUT, 1", "DEADLINE, RES_TIMEOUT, 2", "PROCESS_DIED, RES_PROCESS, 2"})
    void aDisturbedReplayIsTriedAgain(GuestFault.Kind kind, ReasonCode code, int times) {
        try (var bench = new LaneBench(folder, new ScriptedModule(() -> disturbed(times, kind, code)), 10)) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Resumed.class);
            bench.commit();
            assertThat(bench.answers())
                    .as("the journal tells of strategies, not of machines")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, RES_TIMEOUT", "PROCESS_DIED, RES_PROCESS"})
    void whatNeverEndsIsToldAsWhatItIsAndNotAsADivergence(GuestFault.Kind kind, ReasonCode code) {
        var module = new ScriptedModule(() -> disturbed(Integer.MAX_VALUE, kind, code));
        try (var bench = new LaneBench(folder, module, 10)) {
            assertThat(bench.recovery.start(1)).isEqualTo(new Recovery.Outcome.Refused(code, 12));
            assertThat(disturbances).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GuestFault.Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEADLINE", "PROCESS_DIED"})
    void aFaultThatIsTheGuestsOwnIsADivergence(GuestFault.Kind kind) {
        var module = new ScriptedModule(() -> disturbed(1, kind, ReasonCode.RES_FAULT));
        try (var bench = new LaneBench(folder, module, 10)) {
            assertThat(bench.recovery.start(1))
                    .isEqualTo(new Recovery.Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, 12));
        }
    }

    @Test
    void eachTryGetsMoreTimeAndTheRunItsOwnLimitAgain() {
        var module = new ScriptedModule(() -> disturbed(2, GuestFault.Kind.DEADLINE, ReasonCode.RES_TIMEOUT));
        try (var bench = new LaneBench(folder, module, 10)) {
            bench.recovery.start(1);
            assertThat(module.patience()).containsExactly(5_000_000_000L, 10_000_000_000L, 20_000_000_000L, 0L);

            for (int now = 14; now <= 20; now++) {
                bench.trade(now);
            }
            assertThat(module.patience())
                    .as("of the guest after the next checkpoint")
                    .endsWith(0L, 0L);
        }
    }

    private Script disturbedInit(int times, GuestFault.Kind kind, ReasonCode code) {
        return (_, input, _) -> {
            if (input instanceof Input.Init && disturbances < times) {
                disturbances++;
                throw new Crash(kind, code);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, RES_TIMEOUT, 1", "DEADLINE, RES_TIMEOUT, 2", "PROCESS_DIED, RES_PROCESS, 2"})
    void aDisturbedFreshStartIsTriedAgainWithMoreTime(GuestFault.Kind kind, ReasonCode code, int times) {
        var module = new ScriptedModule(() -> disturbedInit(times, kind, code));
        try (var bench = new LaneBench(folder.resolve("fresh"), module, 10)) {
            assertThat(bench.recovery.start(1)).isInstanceOf(Recovery.Outcome.Fresh.class);
            bench.commit();

            assertThat(module.patience()).startsWith(5_000_000_000L, 10_000_000_000L);
            assertThat(module.patience()).as("the run's own limit").endsWith(0L).hasSize(times + 2);
            assertThat(bench.answers()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, RES_TIMEOUT, 3", "TRAP, RES_FAULT, 1"})
    void aFreshStartThatFailsIsRefusedAtOnceUnlessByChance(GuestFault.Kind kind, ReasonCode code, int tries) {
        var module = new ScriptedModule(() -> disturbedInit(Integer.MAX_VALUE, kind, code));
        try (var bench = new LaneBench(folder.resolve("fresh"), module, 10)) {
            assertThat(bench.recovery.start(1)).isEqualTo(new Recovery.Outcome.Refused(code, 0));
            assertThat(disturbances).isEqualTo(tries);
        }
    }
}
