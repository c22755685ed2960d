package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimerCommand;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.Link;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.quality.Flaw;
import io.stratos.host.quality.InputQuality;
import io.stratos.host.quality.QualityAction;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("M-27")
class LiveQualityTest {
    private static final long SECOND = 1_000 * LiveBench.MILLI;

    /// Buys at market at each trade, and once a second by its timer.
    private static final Script BUYER = (_, input, decision) -> {
        switch (input) {
            case Input.Init init ->
                decision.setTimers(List.of(new TimerCommand(1, init.context().nowNanos() + SECOND, SECOND)));
            case Input.OnTimer _ -> decision.setIntents(List.of(buy()));
            case Input.OnEvent given -> {
                if (given.event().body() instanceof EventBody.Trade) {
                    decision.setIntents(List.of(buy()));
                }
            }
            case Input.Shutdown _, Input.Healthcheck _ -> {}
        }
    };

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static Intent buy() {
        return LiveScripts.order(Side.BUY, OrderType.MARKET, "0.02", null);
    }

    private static LiveBench bench(String name, QualityPolicy policy) {
        var bench = LiveBench.calm(name, DISK.get(), BUYER).answering(policy).start();
        bench.settle();
        trades(bench, 3, Quality.GOOD);
        return bench;
    }

    private static QualityPolicy on(Flaw flaw, QualityAction action) {
        return new QualityPolicy(Map.of(flaw, action), 50, 0, 2, 0);
    }

    private static void trades(LiveBench bench, int count, int quality) {
        for (int i = 0; i < count; i++) {
            bench.trade(quality);
            for (int again = 0; again < 8; again++) {
                bench.work(); // executions of the orders before come first
            }
        }
    }

    private static String lastVerdict(LiveBench bench) {
        var verdicts = new Truth(bench, DISK.get().reader()).verdicts(bench.ids.getFirst());
        return verdicts.getLast().substring(verdicts.getLast().lastIndexOf(']') + 2);
    }

    private static InstanceStatus status(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }

    private static List<QualityRecord> journal(InstanceId id) {
        var records = new ArrayList<QualityRecord>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.QUALITY) {
                var record = decode(payload);
                if (record.instance().equals(id)) {
                    records.add(record);
                }
            }
            return true;
        });
        return records;
    }

    private static QualityRecord decode(byte[] payload) {
        try {
            return QualityRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    @Test
    void whatTheSourceLeavesOutIsToldAndHoldsBackTheVeryTurnAndTheJournalSaysWhenItIsGoodAgain() {
        var bench = bench("gap", on(Flaw.GAP, QualityAction.STOP));
        bench.market.skip(3);
        trades(bench, 1, Quality.GOOD);

        assertThat(lastVerdict(bench)).isEqualTo("DENIED GATE_NO_TRADE");
        assertThat(lastEvent(bench).event().header().quality())
                .as("the strategy sees it")
                .isEqualTo(Quality.GAP);
        assertThat(status(bench).health()).isEqualTo(HealthState.DEGRADED);
        assertThat(status(bench).reason()).isEqualTo(ReasonCode.DAT_GAP);
        assertThat(explained(bench)).extracting(Link::kind).containsExactly("event", "quality", "turn");

        trades(bench, 2, Quality.GOOD);
        assertThat(lastVerdict(bench)).isEqualTo("APPROVED OK");
        assertThat(status(bench).health()).isEqualTo(HealthState.HEALTHY);
        assertThat(journal(bench.ids.getFirst()))
                .extracting(record -> record.flags() + " " + record.action() + " " + record.reason())
                .containsExactly("2 stop DAT_GAP", "0  OK");
    }

    @Test
    void eachActionIsEnforcedAtTheGateWithItsReason() {
        var repeated = bench("half", on(Flaw.DUPLICATE, QualityAction.SMALLER_SIZE));
        repeated.market.skip(-1);
        trades(repeated, 1, Quality.GOOD);
        assertThat(lastVerdict(repeated)).isEqualTo("DEGRADED DAT_DUPLICATE");

        var late = bench("limit", on(Flaw.OUT_OF_ORDER, QualityAction.LIMIT_ONLY));
        late.market.skip(-2);
        trades(late, 1, Quality.GOOD);
        assertThat(lastVerdict(late)).isEqualTo("DEGRADED DAT_ORDER");

        var gone = bench("resync", on(Flaw.GAP, QualityAction.WAIT_FOR_RESYNC));
        gone.settle();
        trades(gone, 1, Quality.GAP);
        assertThat(lastVerdict(gone)).isEqualTo("DENIED DAT_GAP");
    }

    @Test
    void silenceStopsWhatATimerWouldTradeAndShowsBeforeAnyTurn() {
        var bench = bench("silent", new QualityPolicy(Map.of(Flaw.STALE, QualityAction.STOP), 50, 200_000_000L, 1, 0));
        bench.now += 300 * LiveBench.MILLI;
        bench.work();
        assertThat(status(bench).reason()).isEqualTo(ReasonCode.DAT_STALE);

        bench.now += SECOND;
        for (int again = 0; again < 8; again++) {
            bench.work();
        }
        assertThat(lastVerdict(bench)).isEqualTo("DENIED GATE_NO_TRADE");
        trades(bench, 1, Quality.GOOD);
        assertThat(lastVerdict(bench)).isEqualTo("APPROVED OK");
    }

    @Test
    void aRepeatedPriceIsNoReference() {
        var bench = bench("price", QualityPolicy.TELL);
        var before = bench.core().exposure(bench.ids.getFirst()).referencePrice(1);
        bench.market.skip(-1);
        bench.trade();
        bench.host.feed().doWork();
        bench.host.accounts().forEach(agent -> agent.doWork());
        assertThat(bench.core().exposure(bench.ids.getFirst()).referencePrice(1))
                .isEqualTo(before);
    }

    @Test
    void aReplayOfTheDeliveriesGivesTheJournalsVerdictsAlsoOverRestarts() {
        var policy = new QualityPolicy(
                Map.of(Flaw.STALE, QualityAction.STOP, Flaw.GAP, QualityAction.WAIT_FOR_RESYNC),
                50,
                30 * LiveBench.MILLI,
                4,
                10 * LiveBench.MILLI);
        var bench = bench("replay", policy);
        var id = bench.ids.getFirst();
        for (int i = 0; i < 60; i++) {
            if (i % 7 == 0) {
                bench.market.skip(1);
            }
            if (i % 11 == 0) {
                bench.now += 50 * LiveBench.MILLI;
                bench.work();
            }
            trades(bench, 1, Quality.GOOD);
            if (i % 13 == 12) {
                bench.restart();
                bench.settle();
            }
        }
        bench.settle();

        var again = new ArrayList<String>();
        long[] cursor = {0};
        var input = new InputQuality(
                policy, change -> again.add((cursor[0] - 1) + ": " + change.previous() + " > " + change.flags()));
        for (var turn : turns(id)) {
            cursor[0] = turn.context().cursor();
            boolean _ = input.silence(turn.context().nowNanos());
            if (turn instanceof Input.OnEvent given) {
                input.delivered(given.event(), turn.context().nowNanos());
            }
        }
        var recorded = journal(id).stream()
                .map(record -> record.cursor() + ": " + record.previous() + " > " + record.flags())
                .toList();
        assertThat(recorded).hasSizeGreaterThan(10);
        assertThat(again).isEqualTo(recorded.subList(0, again.size()));
        assertThat(recorded.size() - again.size())
                .as("silence after the last turn has no turn to show in")
                .isLessThanOrEqualTo(1);
    }

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

    private static Input.OnEvent lastEvent(LiveBench bench) {
        Input.OnEvent last = null;
        for (var turn : turns(bench.ids.getFirst())) {
            if (turn instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
                last = given;
            }
        }
        return Objects.requireNonNull(last);
    }

    /// Every committed delivery, in order.
    private static List<Input> turns(InstanceId id) {
        var turns = new ArrayList<Input>();
        DISK.get().reader().scan(Table.INSTANCE, new InstanceRows(id).deliveriesPrefix(), (key, block) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), block, (_, buffer, offset, length) -> {
                try {
                    turns.add(InputDecoder.decode(buffer, offset, length));
                } catch (MalformedMessageException damaged) {
                    throw new AssertionError(damaged);
                }
                return true;
            });
            return true;
        });
        return turns;
    }
}
