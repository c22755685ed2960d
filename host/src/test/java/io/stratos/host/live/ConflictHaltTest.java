package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.execution.rows.RowKey;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateProfile;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.IntentGate;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.lane.Revival;
import io.stratos.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An intent whose key the account knows with another body: its instance halts, whatever life it is in when the
/// account sees that.
@Tag("M-23")
class ConflictHaltTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Rests an order at every trade.
    private static final Script RESTER = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            decision.setIntents(List.of(rest("0.04")));
        }
    };

    @Test
    void whoRunsHaltsAndItsEntriesAreTakenBack() {
        var bench = conflicted("runs");
        bench.settle();

        assertHalted(bench, first(bench));
    }

    /// The account saw the conflict and committed that; the process ended before the instance took the word.
    @Test
    void theProcessEndsBeforeTheWordIsTakenAndTheNextOneHaltsIt() {
        var bench = conflicted("ends");
        accountWorks(bench);
        assertThat(first(bench).health()).isEqualTo(HealthState.HEALTHY);

        bench.restart();
        bench.settle();
        bench.trade();
        bench.settle();

        assertHalted(bench, first(bench));
    }

    /// A restart of the instance: what it did last is judged when it rests already.
    @Test
    void whoRestsWhenItsConflictIsSeenComesUpHalted() {
        var bench = conflicted("rests");
        var roster = bench.host.roster();
        var seated = roster.find(bench.ids.getFirst()).orElseThrow();
        roster.stop(seated);
        lanesWork(bench);
        assertThat(roster.isStopped(seated)).isTrue();
        var left = roster.leave(seated, false);
        bench.settle();
        assertThat(left).isCompletedWithValue(true);

        var joining = roster.join(seated.plan());
        bench.settle();
        assertThat(joining.seen()).isCompletedWithValue(true);
        roster.begin(joining, Revival.by("tester", "try"));
        bench.settle();
        bench.trade();
        bench.settle();

        assertHalted(bench, first(bench));
    }

    /// Told once: whoever halted for it says why in its own rows, and the account forgets the word.
    @Test
    void whoHaltedForItIsHaltedInEveryLifeAndToldNoMore() {
        var bench = conflicted("told");
        accountWorks(bench);
        assertThat(word(bench)).as("it is told").isNotNull();
        bench.settle();

        bench.restart();
        bench.settle();

        assertHalted(bench, first(bench));
        assertThat(word(bench)).as("nobody is told any more").isNull();
    }

    /// The row that says who must halt, as it is committed.
    private static byte @Nullable [] word(LiveBench bench) {
        return DISK.get()
                .reader()
                .get(
                        Table.ACCOUNT,
                        new RowKey(bench.account).of('e', bench.ids.getFirst().toString()));
    }

    private static void assertHalted(LiveBench bench, InstanceStatus status) {
        assertThat(status.phase()).isEqualTo(Phase.AT_REST);
        assertThat(status.health()).isEqualTo(HealthState.HALTED);
        assertThat(status.reason()).isEqualTo(ReasonCode.IDM_CONFLICT);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    /// One instance has committed a turn whose order has the key of another order that its account placed before.
    private static LiveBench conflicted(String name) {
        var bench = LiveBench.calm("conflict-" + name, DISK.get(), RESTER).start();
        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(1);
        var next = new IntentRef(first(bench).cursor() + 2, 0); // behind the turn that hears of the other order
        assertThat(bench.core().submit(approved(bench, rest("0.05"), next), bench.now))
                .isInstanceOf(SubmitOutcome.Sent.class);
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        lanesWork(bench);
        assertThat(first(bench).cursor()).isEqualTo(next.cursor());
        return bench;
    }

    private static Intent rest(String qty) {
        return LiveScripts.order(Side.BUY, OrderType.LIMIT, qty, Decimal.of("500.00"));
    }

    private static ApprovedIntent approved(LiveBench bench, Intent intent, IntentRef ref) {
        var id = bench.ids.getFirst();
        var spec =
                bench.host.roster().find(id).orElseThrow().instance().strategy().spec();
        var gate = new IntentGate(new GateProfile(
                spec.account(),
                id,
                spec.descriptor().strategyVersion(),
                spec.runId(),
                spec.lineage(),
                spec.instruments(),
                spec.descriptor().capabilities(),
                spec.descriptor().resources().output()));
        gate.beginTurn();
        var exposure = bench.core().exposure(id);
        var verdict = gate.check(intent, ref, Callback.EVENT, bench.now, exposure, GateMode.OPEN);
        if (verdict instanceof GateVerdict.Approved(var approved)) {
            return approved;
        }
        throw new AssertionError(verdict.toString());
    }

    private static void lanesWork(LiveBench bench) {
        for (int i = 0; i < 6; i++) {
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
        }
    }

    private static void accountWorks(LiveBench bench) {
        for (int i = 0; i < 6; i++) {
            bench.host.accounts().forEach(account -> account.doWork());
            bench.ledger.commitAll();
        }
    }

    private static InstanceStatus first(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }
}
