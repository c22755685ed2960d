package io.stratos.host.run;

import static io.stratos.host.run.Backtests.run;
import static io.stratos.host.run.Backtests.same;
import static io.stratos.host.run.Backtests.shared;
import static io.stratos.host.run.Backtests.stopAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.state.journal.VerifyResult;
import io.stratos.state.rocks.JournalVerifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run --shared-account`: the strategies of a run trade in one account, in one time line (DESIGN §8).
@Tag("X-10")
@Tag("X-1")
class SharedAccountTest {
    private static final Tape TAPE = SampleTapes.walk(3_000, 7);

    private static final Tape FLAT = SampleTapes.flat(12);

    @TempDir
    private Path folder;

    @Test
    void thereIsOneCopyOfTheLiquidityAndWhoCameFirstIsServedFirst() throws Refused, IOException {
        var takes = Scripts.takes("4");
        var apart = run(shallow(plan("apart", FLAT, takes, takes)));
        var together = run(shared(shallow(plan("together", FLAT, takes, takes))));

        assertThat(List.of(held(apart, 0), held(apart, 1)))
                .allSatisfy(qty -> assertThat(qty).isEqualByComparingTo("4"));
        assertThat(held(together, 0)).isEqualByComparingTo("4");
        assertThat(held(together, 1)).isEqualByComparingTo("1");
    }

    @Test
    void nobodyTradesWithHisOwnAccount() throws Refused {
        var together = run(shared(
                plan("guard", FLAT, Scripts.rests(Side.BUY, "1", "0.00"), Scripts.rests(Side.SELL, "1", "-0.50"))));

        assertThat(together.instances().getLast().denied()).containsKey(ReasonCode.GATE_SELFTRADE);
    }

    @Test
    @Tag("M-18")
    void aRunThatWasStoppedAndResumedEndsAsIfItHadNeverStopped() throws Refused {
        var scripts = new Script[] {Scripts.TRADER, Scripts.trapsAtEach(900), Scripts.TRADER};
        var whole = run(shared(plan("whole", TAPE, scripts)));
        for (int stop = 1; stop <= TAPE.count() / Backtest.CHUNK_RECORDS; stop += 3) {
            var plan = shared(plan("stop" + stop, TAPE, scripts));
            stopAfter(plan, stop);

            assertThat(same(run(plan))).as("stopped after chunk %d", stop).isEqualTo(same(whole));
            assertThat(JournalVerifier.verify(
                            LedgerDoor.folder(plan.data()), JournalVerifier.Range.ALL, null, (_, _) -> true))
                    .isInstanceOf(VerifyResult.Ok.class);
        }
        assertThat(whole.instances()).allSatisfy(one -> assertThat(one.fills()).isPositive());
        assertThat(whole.instances().get(1).faults()).isPositive();
    }

    @Test
    @Tag("M-13")
    void oneThatIsHaltedLeavesTheOthersTrading() throws Refused {
        var together = run(shared(plan("halts", TAPE, Scripts.trapsAtEach(50), Scripts.TRADER)));

        assertThat(together.instances().getFirst().health()).isEqualTo(HealthState.HALTED);
        assertThat(together.instances().getLast().health()).isEqualTo(HealthState.HEALTHY);
        assertThat(together.instances().getLast().events()).isGreaterThanOrEqualTo(TAPE.count());
    }

    @Test
    void aDirectoryOfSeparateAccountsIsAnotherRun() throws Refused {
        run(plan("a", FLAT, Scripts.TRADER, Scripts.TRADER));

        assertThatThrownBy(() -> run(shared(plan("a", FLAT, Scripts.TRADER, Scripts.TRADER))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.STA_RUN_MISMATCH));
    }

    /// At a venue where a taker finds what the newest trade showed.
    private RunPlan shallow(RunPlan plan) throws Refused, IOException {
        var file = folder.resolve("venue.yaml");
        try (var in = VenueSettings.class.getResourceAsStream("venue-default.yaml")) {
            var defaults = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, defaults.replace("taker_depth: unlimited", "taker_depth: shown"));
        }
        return new RunPlan(
                plan.data(),
                plan.tape(),
                plan.strategies(),
                VenueSettings.read(file),
                false,
                plan.seed(),
                plan.checkpointEveryTurns());
    }

    private static BigDecimal held(RunResult result, int instance) {
        return result.instances().get(instance).positions().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private RunPlan plan(String name, Tape tape, Script... scripts) throws Refused {
        return Backtests.plan(folder.resolve(name), tape, 1, HealthRules.of(Descriptors.scripted()), scripts);
    }
}
