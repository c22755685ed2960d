package io.stratos.host.run;

import static io.stratos.host.run.Backtests.run;
import static io.stratos.host.run.Backtests.same;
import static io.stratos.host.run.Backtests.stopAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.state.RecordKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, waits and halts of instances in a backtest.
@Tag("M-14")
class RestartTest {
    private static final Tape TAPE = SampleTapes.walk(3_000, 7);
    private static final long SECOND = 1_000_000_000L;

    /// Longer than a chunk of the tape, so that runs are stopped while an instance waits.
    private static final long WAIT = 300 * SECOND;

    private static final int FATAL = 700;

    @TempDir
    Path folder;

    /// Trades, and fails at one trade of the tape, each time it sees it.
    private static Script failsAt(int sequence, List<Event> told) {
        return (guest, input, decision) -> {
            Scripts.TRADER.call(guest, input, decision);
            if (input instanceof Input.OnEvent given) {
                if (isTrade(given.event()) && given.event().header().sequence() == sequence) {
                    throw new Crash();
                }
                told.add(given.event());
            }
        };
    }

    private static boolean isTrade(Event event) {
        return event.body() instanceof EventBody.Trade;
    }

    @Test
    @Tag("M-27")
    void marketDataPassesWhileItWaitsAndTheNextRecordSaysSo() throws Refused {
        var told = new ArrayList<Event>();

        var result = run(plan("a", failsAt(FATAL, told)));

        var trades = told.stream().filter(RestartTest::isTrade).toList();
        var after = trades.stream()
                .filter(event -> event.header().sequence() > FATAL)
                .toList();
        var before = trades.stream()
                .filter(event -> event.header().sequence() < FATAL)
                .toList();
        var first = after.getFirst().header();
        assertThat(first.eventTimeNanos())
                .isGreaterThanOrEqualTo(before.getLast().header().eventTimeNanos() + WAIT);
        assertThat(first.quality()).isEqualTo(Quality.GAP);
        assertThat(after.stream().skip(1)).allMatch(event -> event.header().quality() == Quality.GOOD);
        assertThat(result.instances().getFirst().skipped())
                .isEqualTo(first.sequence() - FATAL - 1)
                .isPositive();
    }

    @Test
    @Tag("M-11")
    void executionsWaitInTheOutbox() throws Refused {
        var told = new ArrayList<Event>();
        Script buysJustBefore = (guest, input, decision) -> {
            failsAt(FATAL, told).call(guest, input, decision);
            if (input instanceof Input.OnEvent given && given.event().header().sequence() == FATAL - 1) {
                decision.setIntents(List.of(Scripts.buy()));
            } else {
                decision.setIntents(List.of());
            }
        };

        run(plan("a", buysJustBefore));

        var executions = told.stream()
                .filter(event -> event.body() instanceof EventBody.Execution)
                .toList();
        assertThat(executions).isNotEmpty().allSatisfy(event -> {
            assertThat(event.header().processedTimeNanos())
                    .as("told after the wait")
                    .isGreaterThan(event.header().receivedTimeNanos() + WAIT / 2);
        });
    }

    @Test
    @Tag("M-18")
    void aRunThatIsStoppedWhileAnInstanceWaitsEndsTheSame() throws Refused {
        var whole = run(plan("whole", Scripts.TRADER, failsAt(FATAL, new ArrayList<>())));
        assertThat(whole.instances().getLast().skipped()).isGreaterThan(Backtest.CHUNK_RECORDS);

        for (int chunks = 1; chunks <= TAPE.count() / Backtest.CHUNK_RECORDS; chunks++) {
            var plan = plan("stop" + chunks, Scripts.TRADER, failsAt(FATAL, new ArrayList<>()));
            stopAfter(plan, chunks);
            assertThat(same(run(plan))).as("stopped after chunk %d", chunks).isEqualTo(same(whole));
        }
    }

    @Test
    @Tag("M-24")
    void eachFaultIsInTheJournalWithWhenItGoesOn() throws Refused {
        var plan = plan("a", Scripts.trapsAtEach(50));
        var result = run(plan).instances().getFirst();

        var records = healthRecords(plan);
        assertThat(result.reason()).isEqualTo(ReasonCode.RES_RESTART);
        assertThat(records)
                .extracting(HealthRecord::reason)
                .containsExactly(
                        ReasonCode.RES_FAULT, ReasonCode.RES_FAULT, ReasonCode.RES_FAULT, ReasonCode.RES_RESTART);
        assertThat(records)
                .extracting(HealthRecord::state)
                .containsExactly(HealthState.DEGRADED, HealthState.DEGRADED, HealthState.DEGRADED, HealthState.HALTED);
        assertThat(records.getFirst().readyAtNanos())
                .isEqualTo(records.getFirst().heldUntilNanos() - WINDOW + WAIT);
    }

    /// A strategy that hands its state over with every event is halted, and its neighbour does not notice.
    @Test
    @Tag("M-13")
    void aStageThatHaltsStopsTheInstanceAlone() throws Refused {
        Script floods = (guest, input, decision) -> {
            Scripts.TRADER.call(guest, input, decision);
            decision.setStateUpdate(new StateUpdate(false, 1, new byte[8]));
        };
        var alone = run(plan("alone", Scripts.TRADER));
        var both = run(plan("both", Scripts.TRADER, floods));

        assertThat(both.instances().getLast().health()).isEqualTo(HealthState.HALTED);
        assertThat(both.instances().getLast().reason()).isEqualTo(ReasonCode.STA_RATE);
        assertThat(both.instances().getLast().events()).isLessThan(100);
        assertThat(both.instances().getFirst().intentsDigest())
                .isEqualTo(alone.instances().getFirst().intentsDigest());
    }

    @Test
    @Tag("M-18")
    void aGuestThatCannotBeRebuiltAfterAKillHaltsAlone() throws Refused {
        var alone = run(plan("alone", Scripts.TRADER));
        var plan = plan("cut", Scripts.TRADER, Scripts.TRADER);
        stopAfter(plan, 6);

        var resumed = run(plan("cut", Scripts.TRADER, Scripts.REFUSES_TO_START));

        var broken = resumed.instances().getLast();
        assertThat(broken.health()).isEqualTo(HealthState.HALTED);
        assertThat(broken.reason()).isEqualTo(ReasonCode.RES_FAULT);
        assertThat(resumed.instances().getFirst().intentsDigest())
                .isEqualTo(alone.instances().getFirst().intentsDigest());
        assertThat(run(plan("cut", Scripts.TRADER, Scripts.REFUSES_TO_START))
                        .instances()
                        .getLast()
                        .intentsDigest())
                .as("what it had asked for counts once")
                .isEqualTo(broken.intentsDigest());
    }

    private static final long WINDOW = 2_000 * SECOND;

    private RunPlan plan(String name, Script... scripts) throws Refused {
        var limits = GuestLimits.of(Descriptors.scripted());
        var restarts = new RestartRules(3, WINDOW, WAIT, WAIT);
        var health = HealthRules.simulated(Descriptors.scripted().runtimeKind(), limits, restarts);
        return Backtests.plan(folder.resolve(name), TAPE, 1, health, scripts);
    }

    private static List<HealthRecord> healthRecords(RunPlan plan) throws Refused {
        var records = new ArrayList<HealthRecord>();
        try (var ledger = LedgerDoor.open(plan.data())) {
            ledger.reader().records(1, (_, kind, _, payload, _) -> {
                if (kind == RecordKind.HEALTH) {
                    records.add(decoded(payload));
                }
                return true;
            });
        }
        return records;
    }

    private static HealthRecord decoded(byte[] payload) {
        try {
            return HealthRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
