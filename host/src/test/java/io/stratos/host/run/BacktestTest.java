package io.stratos.host.run;

import static io.stratos.host.run.Backtests.run;
import static io.stratos.host.run.Backtests.same;
import static io.stratos.host.run.Backtests.stopAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.state.journal.VerifyResult;
import io.stratos.state.rocks.JournalVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X-10")
class BacktestTest {
    private static final Tape TAPE = SampleTapes.walk(6_000, 7);

    @TempDir
    Path folder;

    @Test
    @Tag("Z-4")
    void twoRunsGiveTheSameDigestFillsAndAuditHead() throws Refused {
        var first = run(plan("a", 1, Scripts.TRADER));
        var second = run(plan("b", 1, Scripts.TRADER));

        assertThat(same(first)).isEqualTo(same(second));
        assertThat(first.instances().getFirst().fills()).isGreaterThan(100);
        assertThat(first.instances().getFirst().intents()).containsKeys("order", "cancel");
    }

    @Test
    @Tag("M-18")
    void aRunStoppedAtAnyChunkAndResumedEndsAsIfItHadNeverStopped() throws Refused {
        var whole = run(plan("whole", 1, Scripts.TRADER));
        for (int stop = 1; stop <= TAPE.count() / Backtest.CHUNK_RECORDS; stop += 4) {
            var plan = plan("stop" + stop, 1, Scripts.TRADER);
            stopAfter(plan, stop);
            var resumed = run(plan);

            assertThat(same(resumed)).as("stopped after chunk %d", stop).isEqualTo(same(whole));
        }
    }

    @Test
    @Tag("M-18")
    void aRunStoppedManyTimesEndsTheSameAndItsAuditVerifies() throws Refused {
        var whole = run(plan("whole", 1, Scripts.TRADER));
        var plan = plan("often", 1, Scripts.TRADER);
        for (int i = 0; i < 5; i++) {
            stopAfter(plan, 5);
        }
        var resumed = run(plan);

        assertThat(same(resumed)).isEqualTo(same(whole));
        assertThat(resumed.instances().getFirst().resumedFromCursor()).isPositive();
        assertThat(JournalVerifier.verify(
                        LedgerDoor.folder(plan.data()), JournalVerifier.Range.ALL, null, (_, _) -> true))
                .isInstanceOf(VerifyResult.Ok.class);
    }

    @Test
    void aFinishedRunIsReportedAgainWithoutRunning() throws Refused {
        var plan = plan("a", 1, Scripts.TRADER);
        var first = run(plan);
        var again = run(plan);

        assertThat(same(again)).isEqualTo(same(first));
        assertThat(again.eventsPerSecond()).isZero();
    }

    /// Its meter counts otherwise, say, or its interpreter is another.
    @Test
    void aDirectoryOfARunByAnotherSandboxIsRefused() throws Refused {
        run(plan("a", 1, Scripts.TRADER));
        var plan = plan("a", 1, Scripts.TRADER);
        ((ScriptedModule) plan.strategies().getFirst().module()).identifiedBy("another");

        assertThatThrownBy(() -> run(plan))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.STA_RUN_MISMATCH));
    }

    @Test
    void aDirectoryOfAnotherRunIsRefused() throws Refused {
        run(plan("a", 1, Scripts.TRADER));

        assertThatThrownBy(() -> run(plan("a", 2, Scripts.TRADER)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.STA_RUN_MISMATCH));
    }

    @Test
    @Tag("M-13")
    void aGuestThatTrapsIsRebuiltAndThenHaltedWhileItsNeighbourDoesNotNotice() throws Refused {
        var alone = run(plan("alone", 1, Scripts.TRADER));
        var both = run(plan("both", 1, Scripts.TRADER, Scripts.trapsAtEach(50)));

        var neighbour = both.instances().getFirst();
        var broken = both.instances().getLast();
        assertThat(neighbour.intentsDigest())
                .isEqualTo(alone.instances().getFirst().intentsDigest());
        assertThat(neighbour.finalEquity())
                .isEqualTo(alone.instances().getFirst().finalEquity());
        assertThat(broken.health()).isEqualTo(HealthState.HALTED);
        assertThat(broken.reason()).isEqualTo(ReasonCode.RES_RESTART);
        assertThat(broken.faults()).isEqualTo(RestartRules.DEFAULT.restartsMax() + 1);
    }

    @Test
    @Tag("M-18")
    void faultsAreTheSameAfterAResume() throws Refused {
        var whole = run(plan("whole", 1, Scripts.trapsAtEach(900)));
        var plan = plan("cut", 1, Scripts.trapsAtEach(900));
        stopAfter(plan, 7);
        stopAfter(plan, 5);

        assertThat(same(run(plan))).isEqualTo(same(whole));
        assertThat(whole.instances().getFirst().faults()).isPositive();
    }

    @Test
    @Tag("M-18")
    void aHaltedOrFinishedInstanceIsReportedWithoutItsGuest() throws Refused {
        var plan = plan("halts", 1, Scripts.trapsAtEach(50));
        var whole = run(plan("whole", 1, Scripts.trapsAtEach(50)));
        stopAfter(plan, 12);
        assertThat(run(plan("halts", 1, Scripts.REFUSES_TO_START)))
                .satisfies(resumed -> assertThat(same(resumed)).isEqualTo(same(whole)));

        assertThat(same(run(plan("whole", 1, Scripts.REFUSES_TO_START)))).isEqualTo(same(whole));
    }

    @Test
    @Tag("M-13")
    void aGuestThatTrapsOnAnExecutionIsToldHowItsOrdersStand() throws Refused {
        var told = new ArrayList<EventBody>();

        run(plan("a", 1, Scripts.trapsOnItsFirstExecution(told)));

        assertThat(told).filteredOn(EventBody.AccountSnapshot.class::isInstance).hasSize(1);
    }

    @Test
    @Tag("X-4")
    void everyFillIsToldTheLastOnesToo() throws Refused {
        var told = new ArrayList<EventBody>();

        var result = run(plan("a", 1, Scripts.buysOnTheLastTrade(TAPE.count(), told)));

        assertThat(result.instances().getFirst().fills()).isPositive();
        assertThat(told)
                .filteredOn(body -> body instanceof EventBody.Execution execution && execution.fill() != null)
                .hasSize(Math.toIntExact(result.instances().getFirst().fills()));
    }

    private RunPlan plan(String name, long seed, Script... scripts) throws Refused {
        return Backtests.plan(folder.resolve(name), TAPE, seed, HealthRules.of(Descriptors.scripted()), scripts);
    }
}
