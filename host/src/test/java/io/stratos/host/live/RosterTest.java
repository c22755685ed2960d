package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.account.AccountAgent;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.lane.Revival;
import io.stratos.state.Table;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Instances that come and go while the others trade; chance says who works when.
@Tag("U-2")
class RosterTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Rests one order far from the market, and keeps it.
    private static final Script RESTER = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent && guest.counter++ == 0) {
            decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.04", Decimal.of("500.00"))));
        }
    };

    @Test
    void instancesComeAndGoWhileTheOthersTradeAndAllAgreesWithTheVenue() {
        for (int seed = 0; seed < 30; seed++) {
            var bench = new LiveBench(
                            "come" + seed, DISK.get(), seed, FaultPlan.NONE, IdentityClass.B2, LiveScripts.TRADER)
                    .start();
            bench.settle();
            var late = late(bench, LiveScripts.TICKER);
            long before = 0;
            for (int life = 0; life < 3; life++) {
                assertThat(comeIn(bench, late).phase()).isEqualTo(Phase.TRADING);
                for (int i = 0; i < 15 + seed % 5; i++) {
                    bench.tradeAndWork();
                }
                var seated = goOut(bench, late.id(), life == 1);
                long cursor = seated.instance().status().cursor();
                assertThat(cursor).as("it goes on where it stood").isGreaterThan(before);
                before = cursor;
            }
            comeIn(bench, late);
            bench.settle();

            assertThat(bench.host.statuses())
                    .as("nobody halted, seed %d", seed)
                    .noneMatch(one -> one.health() == HealthState.HALTED);
            new Truth(bench, DISK.get().reader()).holds();
        }
    }

    @Test
    @Tag("X-6")
    void whoGoesForGoodHasItsEntriesTakenBack() {
        var bench = LiveBench.calm("back", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, RESTER);
        comeIn(bench, late);
        bench.tradeAndWork();
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(1);

        goOut(bench, late.id(), true);
        bench.settle();

        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
        assertThat(bench.host.status(late.id())).isEmpty();
    }

    @Test
    @Tag("M-11")
    void whatItsOrdersDoWhileItDoesNotRunIsToldAtItsNextStart() {
        var bench = LiveBench.calm("meanwhile", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, RESTER);
        comeIn(bench, late);
        bench.tradeAndWork();
        bench.settle();
        goOut(bench, late.id(), false);
        assertThat(bench.venue.openOrders(bench.now))
                .as("somebody takes over: its orders stay")
                .hasSize(1);
        goesWhileNobodyRuns(bench, late.id());

        comeIn(bench, late);
        bench.settle();

        new Truth(bench, DISK.get().reader()).holds();
        assertThat(new Truth(bench, DISK.get().reader()).kinds(late.id())).containsKey("CANCELED");
    }

    /// The operator's word takes the order back while its instance does not run.
    private static void goesWhileNobodyRuns(LiveBench bench, InstanceId id) {
        bench.core().cancelOrders(id, true, bench.now);
        bench.host.roster().takeBack(id, bench.account);
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    @Tag("X-6")
    void whoIsHaltedWhileItDoesNotRunComesUpHalted() {
        var bench = LiveBench.calm("haltedAway", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, RESTER);

        var answers = bench.host.safety(new SafetyCommand(
                new SafetyScope.Instance(late.id()), SafetyState.HALT, ReasonCode.SAF_HALT, "tester", false, "try"));
        bench.settle();
        comeIn(bench, late);
        bench.tradeAndWork();
        bench.settle();

        assertThat(answers).containsOnlyKeys(bench.account);
        assertThat(bench.core().safety(late.id())).isEqualTo(SafetyState.HALT);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    @Tag("X-6")
    void whoDoesNotComeInHasItsEntriesTakenBackAndLeavesItsPlaceToTheNext() {
        var bench = LiveBench.calm("gaveUp", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, RESTER);
        comeIn(bench, late);
        bench.tradeAndWork();
        bench.settle();
        int place = goOut(bench, late.id(), false).place().number();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(1);
        var roster = bench.host.roster();

        var joining = roster.join(late);
        roster.giveUp(joining);
        roster.takeBack(late.id(), late.account());
        bench.settle();

        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
        assertThat(roster.find(late.id())).isEmpty();
        assertThat(comeIn(bench, late).phase()).isEqualTo(Phase.TRADING);
        assertThat(roster.find(late.id()).orElseThrow().place().number()).isEqualTo(place);
    }

    /// Else who waits for the stop gives up on it, and nobody takes its entries back.
    @Test
    @Tag("M-11")
    void aStopDoesNotWaitForAllThatIsToBeToldAndTheNextLifeIsToldTheRest() {
        var bench = LiveBench.calm("hurried", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, LiveScripts.BUYER);
        comeIn(bench, late);
        var seated = bench.host.roster().find(late.id()).orElseThrow();
        for (int trade = 0; trade < 40 && seated.link().executions().size() < 2; trade++) {
            bench.trade();
            boolean _ = bench.host.feed().doWork() > 0;
            bench.host.lanes().forEach(LaneAgent::doWork);
            for (int i = 0; i < 10; i++) {
                bench.now += LiveBench.MILLI;
                bench.ledger.commitAll();
                bench.host.accounts().forEach(AccountAgent::doWork);
            }
        }
        assertThat(seated.link().executions().size()).isGreaterThan(1);
        bench.host.roster().stop(seated);
        bench.host.lanes().forEach(LaneAgent::doWork);
        bench.now += 6_000 * LiveBench.MILLI;

        for (int i = 0; i < 10 && !bench.host.roster().isStopped(seated); i++) {
            bench.work();
        }

        assertThat(bench.host.roster().isStopped(seated)).isTrue();
        assertThat(seated.link().executions().size()).isPositive();
        goOut(bench, late.id(), false);
        comeIn(bench, late);
        bench.settle();
        new Truth(bench, DISK.get().reader()).holds();
    }

    /// Else a restart reads every turn since the last order, and its account does nothing else meanwhile.
    @Test
    @Tag("M-8")
    void whoAsksForNothingLeavesNoTurnsThatItsAccountMustReadAgain() {
        var bench = LiveBench.calm("silent", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var late = late(bench, LiveScripts.QUIET);
        comeIn(bench, late);
        for (int i = 0; i < 20; i++) {
            bench.tradeAndWork();
        }

        long cursor = goOut(bench, late.id(), false).instance().status().cursor();

        assertThat(cursor).isGreaterThan(10);
        assertThat(taken(bench, late.id())).isEqualTo(cursor);
    }

    @Test
    @Tag("M-8")
    void whoAsksForNothingTellsItsAccountSoNowAndThen() {
        var bench = LiveBench.calm("seldom", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var id = bench.ids.getFirst();
        while (bench.host.status(id).orElseThrow().cursor() < 4_096) {
            assertThat(taken(bench, id)).isLessThan(2);
            bench.tradeAndWork();
        }
        bench.settle();

        assertThat(taken(bench, id)).isBetween(4_090L, 4_096L);
    }

    private static long taken(LiveBench bench, InstanceId id) {
        var row = DISK.get().reader().get(Table.ACCOUNT, new RowKey(bench.account).of('t', id.toString()));
        try {
            return row == null ? 0 : RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    @Test
    void onlyWhoIsStoppedCanGo() {
        var bench = LiveBench.calm("runs", DISK.get(), LiveScripts.TRADER).start();
        bench.settle();
        var seated = bench.host.roster().find(bench.ids.getFirst()).orElseThrow();

        assertThatThrownBy(() -> bench.host.roster().leave(seated, true)).hasMessageContaining("is stopped");
        assertThatThrownBy(() -> bench.host.roster().join(seated.plan())).hasMessageContaining("does not run");
    }

    private static LivePlan.Instance late(LiveBench bench, Script script) {
        var like = bench.host.planned(bench.ids.getFirst()).orElseThrow();
        var id = new InstanceId(bench.ids.getFirst().bot(), "scripted", "late");
        bench.ids.add(id);
        return new LivePlan.Instance(
                id,
                like.account(),
                like.descriptor(),
                new ScriptedModule(() -> script),
                like.bundleSha256(),
                like.config(),
                like.configSha256(),
                like.health(),
                like.breaker(),
                like.quality(),
                like.objectives());
    }

    private static InstanceStatus comeIn(LiveBench bench, LivePlan.Instance one) {
        var joining = bench.host.roster().join(one);
        until(bench, joining.seen()::isDone);
        var seated = bench.host.roster().begin(joining, Revival.by("tester", "try"));
        until(bench, () -> bench.host.roster().isUp(seated));
        return seated.instance().status();
    }

    private static Seated goOut(LiveBench bench, InstanceId id, boolean takesBack) {
        var roster = bench.host.roster();
        var seated = roster.find(id).orElseThrow();
        roster.stop(seated);
        until(bench, () -> roster.isStopped(seated));
        var left = roster.leave(seated, takesBack);
        until(bench, left::isDone);
        assertThat(left).isCompletedWithValue(true);
        return seated;
    }

    private static void until(LiveBench bench, BooleanSupplier condition) {
        for (int i = 0; i < 5_000 && !condition.getAsBoolean(); i++) {
            bench.tradeAndWork();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
