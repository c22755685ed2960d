package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.link.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An instance that halts leaves no entry behind, however far that is on its way.
@Tag("X-6")
class LiveHaltTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Bids below the market at every trade.
    static final Script BIDDER = (_, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade trade) {
            var bid = trade.price().minus(Decimal.of("50.00"));
            decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.04", bid)));
        }
    };

    @Test
    void anOrderWhoseTurnIsBeingCommittedIsNotPlacedAfterItsInstanceHalted() {
        var bench = LiveBench.calm("overtake", DISK.get(), BIDDER).start();
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        lanes(bench);
        assertThat(bench.ledger.waiting())
                .as("the turn is on its way to the ledger")
                .isPositive();
        halt(bench);
        lanes(bench);
        accounts(bench);
        bench.settle();

        assertThat(bench.venue.received()).noneMatch(request -> request instanceof VenueRequest.Place);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    void anEntryAtTheVenueIsTakenBackAlthoughTheProcessEndsBeforeTheAccountHeardOfTheHalt() {
        var bench = LiveBench.calm("lost", DISK.get(), BIDDER).start();
        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.openOrders(bench.now)).hasSize(1);
        halt(bench);
        lanes(bench);
        bench.ledger.commitAll();
        bench.restart();
        bench.settle();

        assertThat(bench.host.statuses().getFirst().reason()).isEqualTo(ReasonCode.RES_RESTART);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    /// The account has not taken the turn of the second bid when the guest that made it fails.
    @Test
    @Tag("M-8")
    void aRebuiltGuestIsToldOfEveryOrderThatWasCommittedBeforeItFailed() {
        var failed = new AtomicBoolean();
        var told = new ArrayList<EventBody.AccountSnapshot>();
        Script script = (guest, input, decision) -> {
            BIDDER.call(guest, input, decision);
            if (input instanceof Input.OnEvent given) {
                if (given.event().body() instanceof EventBody.Execution && !failed.getAndSet(true)) {
                    throw new Crash();
                }
                if (given.event().body() instanceof EventBody.AccountSnapshot snapshot) {
                    told.add(snapshot);
                }
            }
        };
        var bench = LiveBench.calm("snapshot", DISK.get(), script).start();
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        lanes(bench);
        while (!bench.reached.containsKey(LiveStep.REPORT_BOOKED)) {
            bench.ledger.commitAll();
            bench.now += LiveBench.MILLI;
            accounts(bench);
        }
        bench.trade();
        bench.host.feed().doWork();
        lanes(bench);
        assertThat(bench.ledger.commitOne()).as("the event's group").isTrue();
        accounts(bench);
        lanes(bench);
        assertThat(failed).isTrue();
        for (int i = 0; i < 5; i++) {
            bench.ledger.commitAll();
            lanes(bench);
        }
        bench.settle();

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().openOrders()).hasSize(2);
    }

    /// What a process that can commit nothing any more may still do: make no order, leave no entry.
    @Test
    @Tag("X-1")
    void afterAFailedCommitEveryEntryAtTheVenueIsTakenBackOnceAndNothingElseLeaves() {
        var bench = LiveBench.calm("failed", DISK.get(), BIDDER).start();
        bench.settle();
        bench.trade();
        bench.settle();
        bench.trade();
        bench.settle();
        var open = bench.venue.openOrders(bench.now);
        assertThat(open).hasSize(2);
        int before = bench.venue.received().size();
        bench.trade();
        bench.ledger.fail();
        for (int i = 0; i < 10; i++) {
            bench.tradeAndWork();
            bench.work();
        }

        var sent = bench.venue.received().subList(before, bench.venue.received().size());
        assertThat(sent).allMatch(request -> request instanceof VenueRequest.Cancel);
        assertThat(sent.stream().map(VenueRequest::clientOrderId)).containsExactlyInAnyOrderElementsOf(open);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    /// A venue's port has slots, and gives them out as it is polled.
    @Test
    void whenNothingCanBeCommittedAnyMoreEachEntryIsTakenBackHoweverFewThePortStartsAtOnce() {
        var bench = LiveBench.calm("slots", DISK.get(), BIDDER).start();
        bench.settle();
        for (int i = 0; i < 4; i++) {
            bench.trade();
            bench.settle();
        }
        assertThat(bench.venue.openOrders(bench.now)).hasSizeGreaterThan(2);

        bench.venue.startedAtOnce = 1;
        bench.host.halt().trip(ReasonCode.STA_LEDGER_IO, "as the test wants it", null);
        for (int i = 0; i < 20; i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
        }

        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    @Tag("M-19")
    void aFencedProcessLeavesTheOrdersToWhoHoldsTheAccountNow() {
        var bench = LiveBench.calm("fenced", DISK.get(), BIDDER).start();
        bench.settle();
        bench.trade();
        bench.settle();
        int before = bench.venue.received().size();
        bench.host.halt().trip(ReasonCode.STA_FENCED, "as the test wants it", null);
        bench.work();

        assertThat(bench.venue.received()).hasSize(before);
    }

    private static void halt(LiveBench bench) {
        bench.host
                .lanes()
                .forEach(lane -> lane.instances().forEach(one -> one.notify(new Notice.Halt(ReasonCode.RES_RESTART))));
    }

    private static void lanes(LiveBench bench) {
        bench.host.lanes().forEach(lane -> lane.doWork());
    }

    private static void accounts(LiveBench bench) {
        bench.host.accounts().forEach(account -> account.doWork());
    }
}
