package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.account.AccountAgent;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A stop in order ends when the venue has answered what it was sent, not when that has left.
@Tag("X-1")
class LiveStopTest {
    /// Longer than whatever the account does a few times a second.
    private static final int CYCLES = 300;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Rests an order at its first trade and takes it back when it is shut down.
    private static final Script TIDY = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given
                && given.event().body() instanceof EventBody.Trade
                && guest.counter == 0) {
            guest.counter = given.context().cursor();
            decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.04", Decimal.of("500.00"))));
        } else if (input instanceof Input.Shutdown) {
            decision.setIntents(List.of(new Intent.Cancel(new IntentRef(guest.counter, 0), LiveScripts.RISK, null)));
        }
    };

    @Test
    void anAccountIsNotAtRestWhileACancelOfTheLastTurnIsUnanswered() {
        var bench = cancelling("late");
        var account = bench.host.accounts().getFirst();
        account.stop();
        for (int i = 0; i < CYCLES; i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
            assertThat(account.isAtRest()).as("cycle %d", i).isFalse();
        }
        assertThat(bench.venue.received().getLast()).isInstanceOf(VenueRequest.Cancel.class);

        bench.venue.isSilent = false;
        assertAtRestSoon(bench, account);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
        assertThat(bench.core().unanswered()).isEmpty();
    }

    private static void assertAtRestSoon(LiveBench bench, AccountAgent account) {
        for (int i = 0; i < CYCLES * 4 && !account.isAtRest(); i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
        }
        assertThat(account.isAtRest()).isTrue();
    }

    /// Its only instance is shut down, what that asked for is committed, and the venue says nothing from
    /// now on.
    private static LiveBench cancelling(String name) {
        var bench = LiveBench.calm("stop-" + name, DISK.get(), TIDY).start();
        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(1);
        bench.venue.isSilent = true;
        bench.host.lanes().forEach(lane -> lane.stop());
        for (int i = 0; i < CYCLES && !bench.host.lanes().stream().allMatch(lane -> lane.isStopped()); i++) {
            bench.now += LiveBench.MILLI;
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
        }
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
        return bench;
    }
}
