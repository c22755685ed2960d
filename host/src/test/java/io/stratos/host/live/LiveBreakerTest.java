package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.Link;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Closed;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.lane.BreakerReset;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("M-25")
class LiveBreakerTest {
    private static final long SECOND = 1_000 * LiveBench.MILLI;
    private static final Recovery COOLDOWN = new Recovery.Cooldown(10 * SECOND, 5 * SECOND);
    private static final int INTENTS_EACH_EVENT_MAX = 10;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Bids far below the market at every trade, so that it rests.
    private static final Script BIDDER = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade trade) {
            decision.setIntents(List.of(bid(trade)));
        }
    };

    /// As the bidder, and floods at every fifth trade.
    private static final Script FLOODER = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade trade) {
            guest.counter++;
            decision.setIntents(
                    guest.counter % 5 == 0
                            ? Collections.nCopies(INTENTS_EACH_EVENT_MAX + 1, bid(trade))
                            : List.of(bid(trade)));
        }
    };

    /// As the bidder, and traps at each fourth trade.
    private static final Script FAILING = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade trade) {
            if (trade.tradeId() % 4 == 0) {
                throw new Crash();
            }
            decision.setIntents(List.of(bid(trade)));
        }
    };

    private static Intent bid(EventBody.Trade trade) {
        var far = trade.price().minus(Decimal.ofWhole(100));
        return LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.01", far);
    }

    private static BreakerRules rules(Trigger trigger, int signs, BreakerAction action, Recovery recovery) {
        return new BreakerRules(
                List.of(new BreakerRule(trigger, signs, 60 * SECOND, 0, action, recovery)),
                BreakerRules.OBJECTIVE_PERCENT);
    }

    private static LiveBench bench(String name, BreakerRules rules, Script... scripts) {
        var bench = LiveBench.calm(name, DISK.get(), scripts).under(rules).start();
        bench.settle();
        return bench;
    }

    private static String standing(LiveBench bench, int instance) {
        return bench.host.breaker(bench.ids.get(instance)).orElseThrow().state().label();
    }

    private static List<BreakerRecord> journal(InstanceId id) {
        var records = new ArrayList<BreakerRecord>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.BREAKER) {
                var record = decode(payload);
                if (record.instance().equals(id)) {
                    records.add(record);
                }
            }
            return true;
        });
        return records;
    }

    private static BreakerRecord decode(byte[] payload) {
        try {
            return BreakerRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static List<String> verdicts(LiveBench bench) {
        return new Truth(bench, DISK.get().reader()).verdicts(bench.ids.getFirst());
    }

    /// Why the last turn's intent did not go out.
    private static List<Link> explained(LiveBench bench) {
        var id = bench.ids.getFirst();
        var turn = JournalExport.ofInstance(DISK.get().reader(), id, 1, 1_000).stream()
                .filter(record -> "turn".equals(record.get("kind")))
                .reduce((_, later) -> later)
                .orElseThrow();
        try {
            return Explainer.explain(DISK.get().reader(), "#" + turn.get("seq")).chain();
        } catch (Refused unknown) {
            throw new AssertionError(unknown);
        }
    }

    private static void trades(LiveBench bench, int count, int quality) {
        for (int i = 0; i < count; i++) {
            bench.trade(quality);
            for (int again = 0; again < 4; again++) {
                bench.work(); // also for what a fault needs: commit, a new guest, on
            }
        }
    }

    @Test
    void faultsOpenItAndTheGateDeniesAndTheJournalSaysWhy() {
        var bench = bench("faults", rules(Trigger.FAULTS, 2, BreakerAction.NO_TRADE, COOLDOWN), FAILING);
        trades(bench, 8, Quality.GOOD);
        assertThat(standing(bench, 0)).isEqualTo("open");
        trades(bench, 2, Quality.GOOD);

        assertThat(verdicts(bench).getLast()).endsWith("DENIED GATE_NO_TRADE");
        assertThat(explained(bench)).extracting(Link::kind).containsExactly("event", "breaker", "turn");
        assertThat(journal(bench.ids.getFirst())).singleElement().satisfies(record -> {
            assertThat(record.previous() + ">" + record.state()).isEqualTo("closed>open");
            assertThat(record.action()).isEqualTo("no_trade");
            assertThat(record.reason()).isEqualTo(ReasonCode.BRK_FAULTS);
            assertThat(record.dueAtNanos()).isPositive();
            assertThat(record.actor()).isEqualTo("breaker");
        });
    }

    @Test
    void badInputOpensItAndQuietClosesItByTimeAlone() {
        var recovery = new Recovery.WhenQuiet(2 * SECOND, SECOND);
        var bench = bench("quality", rules(Trigger.QUALITY, 3, BreakerAction.REDUCE_ONLY, recovery), BIDDER);
        trades(bench, 3, Quality.STALE);
        assertThat(standing(bench, 0)).isEqualTo("open");

        bench.now += 2 * SECOND;
        bench.work();
        assertThat(standing(bench, 0)).isEqualTo("half_open");
        bench.now += SECOND;
        bench.work();
        bench.work();

        assertThat(standing(bench, 0)).isEqualTo("closed");
        assertThat(journal(bench.ids.getFirst()))
                .extracting(record -> record.state() + " " + record.reason())
                .containsExactly("open BRK_QUALITY", "half_open BRK_QUALITY", "closed OK");
        trades(bench, 1, Quality.GOOD);
        assertThat(verdicts(bench).getLast()).endsWith("APPROVED OK");
    }

    @Test
    void aVenueThatSaysTooManyRequestsOpensIt() {
        var limited = FaultPlan.of(
                FaultRule.always(FaultKind.RATE_LIMITED, FaultPoint.PLACE).times(3));
        var bench = new LiveBench("rejects", DISK.get(), 1, limited, IdentityClass.B2, BIDDER)
                .under(rules(Trigger.REJECTS, 3, BreakerAction.NO_TRADE, COOLDOWN))
                .start();
        bench.settle();
        for (int i = 0; i < 12; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        assertThat(standing(bench, 0)).isEqualTo("open");
        assertThat(journal(bench.ids.getFirst()).getFirst().reason()).isEqualTo(ReasonCode.BRK_REJECTS);
    }

    @Test
    void cancelAllTakesBackWhatWasApprovedInTheVeryTurnThatOpenedIt() {
        var bench = bench("flood", rules(Trigger.INTENT_RATE, 1, BreakerAction.CANCEL_ALL, COOLDOWN), FLOODER, BIDDER);
        trades(bench, 4, Quality.GOOD);
        bench.settle();
        int before = bench.venue.openOrders(bench.now).size();
        trades(bench, 1, Quality.GOOD);
        bench.settle();

        assertThat(before).as("both bid").isEqualTo(8);
        assertThat(standing(bench, 0) + " " + standing(bench, 1)).isEqualTo("open closed");
        assertThat(bench.venue.openOrders(bench.now)).as("the bidder's alone").hasSize(5);
        assertThat(bench.venue.received().stream()
                        .filter(VenueRequest.Place.class::isInstance)
                        .count())
                .as("what the gate let through in that turn did leave, and came back")
                .isGreaterThan(10);
    }

    @Test
    void hedgeToFlatClosesThePositionOfThatInstanceAlone() {
        var bench = bench("hedge", rules(Trigger.QUALITY, 2, BreakerAction.HEDGE_TO_FLAT, COOLDOWN), LiveScripts.BUYER);
        trades(bench, 5, Quality.GOOD);
        bench.settle();
        assertThat(bench.venue.position(1, bench.now).isPositive()).isTrue();

        trades(bench, 2, Quality.GAP);
        for (int i = 0; i < 60; i++) {
            bench.now += 100 * LiveBench.MILLI;
            trades(bench, 1, Quality.GOOD);
        }

        assertThat(bench.venue.position(1, bench.now).isZero()).isTrue();
        assertThat(bench.core().safety(bench.ids.getFirst()))
                .as("flat stays flat until an operator loosens it")
                .isEqualTo(SafetyState.FLATTEN);
        assertThat(bench.core().safety(new InstanceId("a", "b", "c"))).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void anOpenBreakerOutlivesTheProcessAlsoWhereTheAccountNeverHeardOfIt() {
        var bench = bench("row", rules(Trigger.QUALITY, 2, BreakerAction.CANCEL_ALL, new Recovery.Manual()), BIDDER);
        trades(bench, 4, Quality.GOOD);
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(4);
        endBetweenTurnAndAccount(bench);

        bench.restart();
        assertThat(standing(bench, 0)).isEqualTo("open");
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    private static void endBetweenTurnAndAccount(LiveBench bench) {
        bench.trade(Quality.GAP);
        bench.host.feed().doWork();
        bench.host.lanes().forEach(lane -> lane.doWork());
        bench.ledger.commitAll();
        bench.trade(Quality.GAP);
        bench.host.feed().doWork();
        bench.endAt(LiveStep.LANE_GROUP_COMMITTED, 1);
        try {
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
        } catch (LiveBench.ProcessEnd _) {
            return;
        }
        throw new AssertionError("the process did not end");
    }

    @Test
    void anOperatorClosesItLiveWithANameAndAReason() {
        var bench = bench("reset", rules(Trigger.QUALITY, 1, BreakerAction.NO_TRADE, new Recovery.Manual()), BIDDER);
        trades(bench, 1, Quality.STALE);
        assertThat(standing(bench, 0)).isEqualTo("open");

        var id = bench.ids.getFirst();
        var answer = bench.host.resetBreaker(id, "alice", "feed repaired").orElseThrow();
        bench.work();
        assertThat(answer.join()).isInstanceOf(BreakerReset.Done.class);
        bench.work();

        assertThat(bench.host.breaker(id).orElseThrow().state()).isEqualTo(new Closed());
        assertThat(journal(id).getLast())
                .satisfies(record ->
                        assertThat(record.actor() + ": " + record.note()).isEqualTo("alice: feed repaired"));
        trades(bench, 1, Quality.GOOD);
        assertThat(verdicts(bench).getLast()).endsWith("APPROVED OK");
        assertThat(bench.host.resetBreaker(new InstanceId("no", "such", "one"), "alice", "x"))
                .isEmpty();
    }

    @Test
    void anInstanceAtRestKeepsItsBreakerAsItIs() {
        var bench = bench("rest", rules(Trigger.QUALITY, 1, BreakerAction.NO_TRADE, COOLDOWN), BIDDER);
        trades(bench, 1, Quality.STALE);
        bench.stop();
        assertThat(bench.host.statuses()).allMatch(status -> status.phase() == Phase.AT_REST);

        var answer = bench.host
                .resetBreaker(bench.ids.getFirst(), "alice", "why not")
                .orElseThrow();
        bench.now += 60 * SECOND;
        bench.work();

        assertThat(answer.join()).isEqualTo(new BreakerReset.Refused(ReasonCode.ENV_DAEMON));
        assertThat(standing(bench, 0)).isEqualTo("open");
    }

    @Test
    void theStandardRulesLetOrdinaryTradingBe() {
        var bench = bench("standard", BreakerRules.STANDARD, LiveScripts.TRADER, LiveScripts.TICKER, BIDDER);
        for (int i = 0; i < 120; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        bench.ids.forEach(id -> assertThat(journal(id)).isEmpty());
    }
}
