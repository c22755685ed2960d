package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.ObjectiveRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.ObjectiveReset;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.objective.Objectives;
import io.stratos.host.objective.Stage;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("M-9")
class LiveObjectivesTest {
    private static final long MILLI = LiveBench.MILLI;

    /// Windows of 50 ms; a trade each millisecond fills them.
    private static final Objectives FAST = new Objectives(MILLI, 0, 0, 50 * MILLI, 2, 3);

    /// Bids far below the market at each twentieth trade, so that it rests; within its rate.
    private static final Script BIDDER = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given
                && given.event().body() instanceof EventBody.Trade trade
                && trade.tradeId() % 20 == 0) {
            var far = trade.price().minus(Decimal.ofWhole(100));
            decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.01", far)));
        }
    };

    /// A clock for callbacks that the test sets.
    private static final class Pace implements LiveMetrics {
        long callbackNanos = 1;

        @Override
        public InstanceMetrics instance(InstanceId id, Lane lane) {
            return new InstanceMetrics() {
                @Override
                public long start() {
                    return 0;
                }

                @Override
                public void stop(long started, Usage usage) {}

                @Override
                public long lastNanos() {
                    return callbackNanos;
                }

                @Override
                public void faulted(ReasonCode code) {}

                @Override
                public void settled(long sinceNanos) {}

                @Override
                public void restored(long started) {}
            };
        }

        @Override
        public AccountMetrics account(AccountId id) {
            return AccountMetrics.NONE;
        }
    }

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private final Pace pace = new Pace();

    private LiveBench bench(String name, Objectives objectives) {
        var bench = LiveBench.calm(name, DISK.get(), BIDDER)
                .measuredBy(pace)
                .promising(objectives)
                .start();
        bench.settle();
        return bench;
    }

    private static void windows(LiveBench bench, int count) {
        for (int i = 0; i < 51 * count; i++) {
            bench.trade();
            for (int again = 0; again < 10; again++) {
                bench.work();
            }
        }
    }

    /// So many trades, and until then until it is in that stage.
    private static void until(LiveBench bench, Stage stage) {
        for (int i = 0; i < 20 && stage(bench) != stage; i++) {
            windows(bench, 1);
        }
        assertThat(stage(bench)).isEqualTo(stage);
    }

    private static Stage stage(LiveBench bench) {
        return bench.host.objective(bench.ids.getFirst()).orElseThrow().stage();
    }

    private static List<String> journal(InstanceId id) {
        var records = new ArrayList<String>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.OBJECTIVE) {
                var record = decode(payload);
                if (record.instance().equals(id)) {
                    records.add(
                            record.previous() + " > " + record.stage() + " " + record.reason() + " " + record.actor());
                }
            }
            return true;
        });
        return records;
    }

    private static ObjectiveRecord decode(byte[] payload) {
        try {
            return ObjectiveRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static String lastVerdict(LiveBench bench) {
        return new Truth(bench, DISK.get().reader())
                .verdicts(bench.ids.getFirst())
                .getLast();
    }

    @Test
    void aSlowInstanceIsServedLaterThenOnlyReducesThenTakesNothingAndAnOperatorLetsItGoOn() {
        var bench = bench("slow", FAST);
        var id = bench.ids.getFirst();
        windows(bench, 1);
        pace.callbackNanos = 2 * MILLI;
        until(bench, Stage.LOW_PRIORITY);
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HEALTHY);
        until(bench, Stage.DEGRADED);
        windows(bench, 1);
        assertThat(lastVerdict(bench)).endsWith("DENIED SLO_LATENCY");
        assertThat(bench.host.statuses().getFirst().reason()).isEqualTo(ReasonCode.SLO_LATENCY);
        assertThat(bench.venue.openOrders(bench.now)).isNotEmpty();
        until(bench, Stage.HALTED);
        bench.settle();

        var status = bench.host.statuses().getFirst();
        assertThat(status.health() + " " + status.reason()).isEqualTo("HALTED SLO_LATENCY");
        assertThat(bench.venue.openOrders(bench.now))
                .as("its entries are taken back")
                .isEmpty();
        long cursor = status.cursor();
        windows(bench, 1);
        assertThat(bench.host.statuses().getFirst().cursor())
                .as("it takes nothing")
                .isEqualTo(cursor);

        pace.callbackNanos = 1;
        var answer = bench.host.resetObjective(id, "alice", "made cheaper").orElseThrow();
        bench.work();
        assertThat(answer.join()).isInstanceOf(ObjectiveReset.Done.class);
        until(bench, Stage.NORMAL);
        windows(bench, 1);
        assertThat(lastVerdict(bench)).endsWith("APPROVED OK");
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HEALTHY);
        assertThat(journal(id))
                .containsExactly(
                        "normal > low_priority SLO_LATENCY objectives",
                        "low_priority > degraded SLO_LATENCY objectives",
                        "degraded > halted SLO_LATENCY objectives",
                        "halted > low_priority OK alice",
                        "low_priority > normal OK objectives");
    }

    @Test
    void aHaltOutlivesARestartAndAStopInOrderStillWorks() {
        var bench = bench("kept", new Objectives(0, 0, 1, 50 * MILLI, 1, 3));
        until(bench, Stage.HALTED);
        bench.restart();
        bench.settle();
        long cursor = bench.host.statuses().getFirst().cursor();
        windows(bench, 1);

        assertThat(stage(bench)).isEqualTo(Stage.HALTED);
        assertThat(bench.host.statuses().getFirst().cursor()).isEqualTo(cursor);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
        bench.stop();
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
        var late = bench.host.resetObjective(bench.ids.getFirst(), "alice", "x").orElseThrow();
        bench.work();
        assertThat(late.join()).isEqualTo(new ObjectiveReset.Refused(ReasonCode.SLO_CPU));
    }

    /// With low priority, as after a reset; its health was never halted, so nothing else is different.
    @Test
    void whatItHaltedGoesOnWhenAnOperatorStartsTheInstance() {
        var bench = bench("started", new Objectives(0, 0, 1, 50 * MILLI, 1, 3));
        until(bench, Stage.HALTED);
        bench.settle();

        var by = Comeback.begin(bench, _ -> {});
        bench.ledger.commitAll();

        assertThat(by.kept()).isCompletedWithValue(true);
        assertThat(stage(bench)).isEqualTo(Stage.LOW_PRIORITY);
        assertThat(bench.host.statuses().getFirst().health()).isNotEqualTo(HealthState.HALTED);
        assertThat(journal(bench.ids.getFirst())).last().isEqualTo("halted > low_priority OK tester");
        bench.restart();
        assertThat(stage(bench)).isEqualTo(Stage.LOW_PRIORITY);
    }

    @Test
    void anInstanceThatLosesTooMuchOfItsMarketMissesItsObjective() {
        var bench = bench("drops", new Objectives(0, 500, 0, 50 * MILLI, 1, 3));
        for (int i = 0; i < 120; i++) {
            for (int burst = 0; burst < 4; burst++) {
                bench.trade();
                bench.host.feed().doWork();
            }
            for (int again = 0; again < 10; again++) {
                bench.work();
            }
        }
        assertThat(journal(bench.ids.getFirst())).first().isEqualTo("normal > low_priority SLO_DROPS objectives");
    }

    @Test
    void theInterlockOvertakesLowPriorityAndHalt() {
        var bench = bench("notice", new Objectives(0, 0, 1, 50 * MILLI, 1, 3));
        until(bench, Stage.HALTED);
        bench.settle();
        long cursor = bench.host.statuses().getFirst().cursor();
        bench.signal(7);
        bench.work();
        assertThat(bench.host.statuses().getFirst().cursor()).as("told").isEqualTo(cursor + 1);
    }
}
