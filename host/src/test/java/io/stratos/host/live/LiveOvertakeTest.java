package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What overtakes everything that waits for an instance, after the callback that runs at most.
@Tag("M-11")
class LiveOvertakeTest {
    /// Asks for ten orders at each trade, so that executions queue up.
    private static final Script BUSY = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            decision.setIntents(Collections.nCopies(10, LiveScripts.order(Side.BUY, OrderType.MARKET, "0.01", null)));
        }
    };

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// A bench whose instance has executions and a trade waiting.
    private static LiveBench busy(String name) {
        var descriptor = Descriptors.scripted(List.of(EventKind.TRADE, EventKind.SAFETY), List.of());
        var bench = LiveBench.calm(name, DISK.get(), BUSY)
                .asking(descriptor, LiveServices.none())
                .start();
        bench.settle();
        bench.trade();
        for (int i = 0; i < 200 && bench.host.statuses().getFirst().queued() < 5; i++) {
            bench.now += LiveBench.MILLI;
            bench.host.feed().doWork();
            if (told(bench).stream().noneMatch(EventBody.Trade.class::isInstance)) {
                bench.host.lanes().forEach(lane -> lane.doWork());
            }
            bench.ledger.commitAll();
            bench.host.accounts().forEach(agent -> agent.doWork());
            bench.ledger.commitAll();
        }
        bench.trade();
        bench.host.feed().doWork();
        assertThat(bench.host.statuses().getFirst().queued())
                .as("as of its last turn")
                .isNotNegative();
        return bench;
    }

    /// What the instance was told, as committed.
    private static List<EventBody> told(LiveBench bench) {
        var told = new ArrayList<EventBody>();
        var rows = new InstanceRows(bench.ids.getFirst());
        DISK.get().reader().scan(Table.INSTANCE, rows.deliveriesPrefix(), (key, block) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), block, (_, buffer, offset, length) -> {
                try {
                    if (InputDecoder.decode(buffer, offset, length) instanceof Input.OnEvent given) {
                        told.add(given.event().body());
                    }
                } catch (MalformedMessageException damaged) {
                    throw new AssertionError(damaged);
                }
                return true;
            });
            return true;
        });
        return told;
    }

    private static void oneCycle(LiveBench bench) {
        bench.host.lanes().forEach(lane -> lane.doWork());
        bench.now += 100 * LiveBench.MILLI;
        bench.host.lanes().forEach(lane -> lane.doWork());
        bench.ledger.commitAll();
    }

    @Test
    @Tag("M-10")
    void anOperatorsSignalIsTheNextThingTold() {
        var bench = busy("signal");
        int before = told(bench).size();
        bench.signal(7);
        oneCycle(bench);

        var after = told(bench);
        assertThat(after.get(before)).isEqualTo(new EventBody.ManualSignal(7, null));
        assertThat(after.subList(before + 1, after.size()))
                .as("then what waited")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theInterlockIsTheNextThingTold() {
        var bench = busy("safety");
        int before = told(bench).size();
        var _ = bench.safety(SafetyState.CLOSE_ONLY);
        bench.host.accounts().forEach(agent -> agent.doWork());
        oneCycle(bench);

        assertThat(told(bench).get(before))
                .isInstanceOfSatisfying(
                        EventBody.Safety.class, told -> assertThat(told.state()).isEqualTo(SafetyState.CLOSE_ONLY));
    }

    @Test
    @Tag("M-10")
    void signalsBeyondTheirQueueAreRefusedByCodeAndTheOthersCome() {
        var bench = LiveBench.calm("many", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var id = bench.ids.getFirst();
        for (int i = 0; i < InstanceLink.SIGNALS_MAX; i++) {
            assertThat(bench.host.signal(id, new EventBody.ManualSignal(i, null)))
                    .contains(ReasonCode.OK);
        }
        assertThat(bench.host.signal(id, new EventBody.ManualSignal(999, null))).contains(ReasonCode.RES_QUEUE);
        for (int i = 0; i < InstanceLink.SIGNALS_MAX; i++) {
            bench.work();
        }
        assertThat(bench.host.signal(id, new EventBody.ManualSignal(1_000, null)))
                .contains(ReasonCode.OK);
        bench.settle();

        var numbers = told(bench).stream()
                .map(EventBody.ManualSignal.class::cast)
                .map(EventBody.ManualSignal::signalId)
                .toList();
        assertThat(numbers)
                .hasSize(InstanceLink.SIGNALS_MAX + 1)
                .endsWith(1_000)
                .isSorted();
    }
}
