package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.lane.ScriptedModule.Script;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What has no room at the venue waits before the last word on it, never behind it.
@Tag("X-1")
@Tag("X-6")
class NoRoomTest {
    /// Quotes at its first trade and takes that back at its second.
    private static final Script QUOTES_ONCE = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            if (guest.counter == 0) {
                guest.counter = given.context().cursor();
                decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.01", Decimal.of("500"))));
            } else if (guest.counter > 0) {
                decision.setIntents(
                        List.of(new Intent.Cancel(new IntentRef(guest.counter, 0), LiveScripts.RISK, null)));
                guest.counter = -1;
            }
        }
    };

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void nothingThatTakesRiskOnLeavesAfterTheHaltWasAnswered() {
        var bench = LiveBench.calm("halt", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.venue.isFull = true;
        bench.trade();
        work(bench, 10);
        assertThat(bench.core().unanswered()).as("it waits for room").hasSize(1);

        var answer = bench.safety(SafetyState.HALT);
        work(bench, 10);
        assertThat(answer).isDone();
        assertThat(answer.join()).isInstanceOf(SafetyChange.Applied.class);
        bench.venue.isFull = false;
        work(bench, 50);

        assertThat(bench.venue.received()).noneMatch(request -> request instanceof VenueRequest.Place);
        assertThat(bench.core().unanswered()).isEmpty();
    }

    @Test
    void itLeavesOnceWhenThereIsRoomAndWhatFollowsItForItsOrderStaysBehind() {
        var bench = LiveBench.calm("room", DISK.get(), QUOTES_ONCE).start();
        bench.settle();
        bench.venue.isFull = true;
        bench.trade();
        work(bench, 10);
        bench.trade();
        work(bench, 10);
        assertThat(bench.venue.received())
                .as("a cancel does not overtake its order")
                .isEmpty();

        bench.venue.isFull = false;
        work(bench, 50);
        assertThat(bench.venue.received())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(VenueRequest.Place.class),
                        then -> assertThat(then).isInstanceOf(VenueRequest.Cancel.class));
    }

    @Test
    void anOrderThatWaitedTooLongIsRefused() {
        var bench = LiveBench.calm("late", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.venue.isFull = true;
        bench.trade();
        work(bench, 10);
        var id = bench.core().unanswered().getFirst();
        bench.now += 5_000 * LiveBench.MILLI;
        work(bench, 10);

        assertThat(bench.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        assertThat(bench.venue.received()).isEmpty();
    }

    private static void work(LiveBench bench, int times) {
        for (int i = 0; i < times; i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
        }
    }
}
