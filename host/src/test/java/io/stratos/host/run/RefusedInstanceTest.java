package io.stratos.host.run;

import static io.stratos.host.run.Backtests.run;
import static io.stratos.host.run.Backtests.same;
import static io.stratos.host.run.Backtests.stopAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RunResult.InstanceResult;
import io.stratos.host.tape.Tape;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An instance that cannot start, or cannot be resumed, is halted alone: its neighbours end as if it were not there.
@Tag("M-13")
class RefusedInstanceTest {
    private static final Tape TAPE = SampleTapes.walk(3_000, 7);
    private static final int KILLED_AFTER = 6;

    /// Runs out of fuel in its first init, having used that much.
    private static final Script EXHAUSTED_AT_INIT = (_, _, _) -> {
        throw new Crash(GuestFault.Kind.FUEL, ReasonCode.RES_FUEL);
    };

    /// Asks for another order at each event than was recorded.
    private static final Script OTHER = (_, input, decision) -> {
        if (input instanceof Input.OnEvent) {
            decision.setIntents(List.of(Scripts.buy()));
        }
    };

    @TempDir
    Path folder;

    private InstanceResult alone;

    @BeforeEach
    void theNeighbourByItself() throws Refused {
        var result = run(plan("alone", Scripts.TRADER));
        assertThat(result.isWhole()).isTrue();
        alone = result.instances().getFirst();
    }

    @Test
    void aGuestThatFailsInItsFirstInitIsHaltedWithItsOwnCode() throws Refused {
        var result = run(plan("both", Scripts.TRADER, EXHAUSTED_AT_INIT));

        var failed = result.instances().getLast();
        assertThat(failed.health()).isEqualTo(HealthState.HALTED);
        assertThat(failed.reason()).isEqualTo(ReasonCode.RES_FUEL);
        assertThat(failed.faults()).isEqualTo(1);
        assertThat(failed.events()).isZero();
        assertThat(failed.isRefused()).isTrue();
        assertThat(result.isWhole()).isFalse();
        neighbourEndsAsAlone(result);
    }

    @Test
    void theOrderInWhichInstancesStartDoesNotMatter() throws Refused {
        var result = run(plan("first", Scripts.REFUSES_TO_START, Scripts.TRADER));

        assertThat(result.instances().getFirst().reason()).isEqualTo(ReasonCode.RES_FAULT);
        assertThat(result.instances().getLast().intents()).isEqualTo(alone.intents());
        assertThat(result.instances().getLast().health()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    @Tag("M-18")
    void aRunWithSuchAnInstanceEndsTheSameHoweverOftenItIsKilled() throws Refused {
        var whole = run(plan("whole", Scripts.TRADER, EXHAUSTED_AT_INIT));

        var plan = plan("cut", Scripts.TRADER, EXHAUSTED_AT_INIT);
        for (int chunks : new int[] {1, 3, 5}) {
            stopAfter(plan, chunks);
        }
        assertThat(same(run(plan))).isEqualTo(same(whole));
        assertThat(run(plan).isWhole()).as("told again, not run again").isFalse();
    }

    @Test
    @Tag("Z-4")
    void aGuestThatDecidesOtherwiseAfterAKillIsHaltedAlone() throws Refused {
        stopAfter(plan("cut", Scripts.TRADER, Scripts.TRADER), KILLED_AFTER);

        var result = run(plan("cut", Scripts.TRADER, OTHER));

        var diverged = result.instances().getLast();
        assertThat(diverged.health()).isEqualTo(HealthState.HALTED);
        assertThat(diverged.reason()).isEqualTo(ReasonCode.STA_REPLAY_DIVERGED);
        assertThat(diverged.resumedFromCursor()).isPositive();
        assertThat(diverged.isRefused()).isTrue();
        assertThat(result.isWhole()).isFalse();
        neighbourEndsAsAlone(result);
        assertThat(run(plan("cut", Scripts.TRADER, OTHER)).instances().getLast())
                .as("it stays halted, and what it had asked for counts once")
                .extracting(InstanceResult::reason, InstanceResult::intentsDigest)
                .containsExactly(ReasonCode.STA_REPLAY_DIVERGED, diverged.intentsDigest());
    }

    @Test
    @Tag("M-18")
    void anInstanceWhoseDeliveriesAreMissingIsHaltedAlone() throws Refused {
        var plan = plan("gap", Scripts.TRADER, Scripts.TRADER);
        stopAfter(plan, KILLED_AFTER);
        forgetDeliveries(plan);

        var result = run(plan);

        assertThat(result.instances().getLast().reason()).isEqualTo(ReasonCode.STA_DELIVERY_GAP);
        assertThat(result.isWhole()).isFalse();
        neighbourEndsAsAlone(result);
    }

    /// An instance that is halted for what it does is a result like any other.
    @Test
    void anInstanceThatIsHaltedLaterLeavesTheRunWhole() throws Refused {
        var result = run(plan("later", Scripts.TRADER, Scripts.trapsAtEach(20)));

        assertThat(result.instances().getLast().health()).isEqualTo(HealthState.HALTED);
        assertThat(result.isWhole()).isTrue();
    }

    private void neighbourEndsAsAlone(RunResult result) {
        var neighbour = result.instances().getFirst();
        assertThat(neighbour.health()).isEqualTo(HealthState.HEALTHY);
        assertThat(neighbour.intentsDigest()).isEqualTo(alone.intentsDigest());
        assertThat(neighbour.finalEquity()).isEqualByComparingTo(alone.finalEquity());
        assertThat(neighbour.events()).isEqualTo(alone.events());
    }

    private static void forgetDeliveries(RunPlan plan) throws Refused {
        var id = plan.strategies().getLast().id();
        var lane = new Writer(Writer.Role.LANE, id.toString(), RunIdentity.TOKEN);
        try (var ledger = LedgerDoor.open(plan.data())) {
            var keys = new ArrayList<byte[]>();
            ledger.reader().scan(Table.INSTANCE, new InstanceRows(id).deliveriesPrefix(), (key, _) -> keys.add(key));
            var batch = new LedgerBatch();
            keys.forEach(key -> batch.delete(lane, Table.INSTANCE, key));
            assertThat(ledger.commit(batch)).isInstanceOf(CommitResult.Committed.class);
        }
    }

    private RunPlan plan(String name, Script... scripts) throws Refused {
        return Backtests.plan(folder.resolve(name), TAPE, 1, HealthRules.of(Descriptors.scripted()), scripts);
    }
}
