package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.lane.Phase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("X-1")
class LiveHostTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static Truth truth(LiveBench bench) {
        return new Truth(bench, DISK.get().reader());
    }

    @Test
    @Tag("X-1")
    void anAccountHearsOfATurnOnlyOnceThatIsCommitted() {
        var bench = LiveBench.calm("untold", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        int before = bench.reached.getOrDefault(LiveStep.TURN_TAKEN, 0);
        bench.trade();
        bench.host.feed().doWork();
        for (int i = 0; i < 5; i++) {
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.host.accounts().forEach(account -> account.doWork());
        }
        assertThat(bench.ledger.waiting()).as("it waits for the disk").isPositive();
        assertThat(bench.reached.getOrDefault(LiveStep.TURN_TAKEN, 0)).isEqualTo(before);

        bench.ledger.commitAll();
        bench.host.accounts().forEach(account -> account.doWork());
        assertThat(bench.reached.getOrDefault(LiveStep.TURN_TAKEN, 0)).isEqualTo(before + 1);
    }

    @Test
    @Tag("X-1")
    void whatComesWakesItsLaneAndWhatIsCommittedItsAccount() {
        var bench = LiveBench.calm("woken", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        var account = bench.host.accounts().getFirst();
        var rung = new int[1];
        var lane = new int[1];
        account.wokenBy(() -> rung[0]++);
        bench.host.lanes().forEach(one -> one.wokenBy(() -> lane[0]++));
        bench.trade();
        bench.host.feed().doWork();
        assertThat(lane[0]).as("by the market").isEqualTo(1);
        assertThat(rung[0])
                .as("by the market, which a venue of ours need not know at once")
                .isZero();

        bench.host.lanes().forEach(one -> one.doWork());
        int before = rung[0];
        bench.ledger.commitAll();
        assertThat(rung[0]).as("by the turn").isEqualTo(before + 1);
        assertThat(lane[0]).as("by its commit").isEqualTo(2);

        account.doWork();
        bench.ledger.commitAll();
        assertThat(rung[0]).as("by its own commit").isEqualTo(before + 2);
    }

    @Test
    void theSilenceOfTheMarketCountsFromItsNewestRecord() {
        var bench = LiveBench.calm("silence", DISK.get(), LiveScripts.QUIET).start();
        var feed = bench.host.feed();
        feed.doWork();
        assertThat(feed.silenceNanos()).isEqualTo(Long.MAX_VALUE);

        bench.trade();
        feed.doWork();
        assertThat(feed.silenceNanos()).isZero();

        bench.now += 7 * LiveBench.MILLI;
        feed.doWork();
        assertThat(feed.silenceNanos()).isEqualTo(7 * LiveBench.MILLI);
    }

    @Test
    @Tag("M-18")
    void whatTheAccountTookIsNotDeniedAfterARestart() {
        var bench = LiveBench.calm("took", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        for (int i = 0; i < 3; i++) {
            bench.trade();
            bench.settle();
        }
        bench.restart();
        bench.settle();

        assertThat(truth(bench).kinds(bench.ids.getFirst()))
                .containsEntry("FILLED", 3)
                .doesNotContainKey("DENIED");
        truth(bench).holds();
    }

    @Test
    void strategiesTradeInRealTimeAndAgreeWithTheirVenue() {
        var bench = LiveBench.calm("plain", DISK.get(), LiveScripts.TRADER, LiveScripts.TICKER)
                .start();
        bench.settle();
        for (int i = 0; i < 200; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        assertThat(bench.venue.fills()).as("something was traded").hasSizeGreaterThan(10);
        truth(bench).holds();
    }

    @Test
    @Tag("X-5")
    void noNewRiskLeavesBeforeTheVenueWasComparedWith() {
        var bench = LiveBench.calm("pending", DISK.get(), LiveScripts.BUYER);
        bench.start();
        for (int i = 0; i < 3; i++) {
            bench.trade();
            bench.host.feed().doWork();
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
            bench.host.accounts().forEach(account -> account.doWork());
        }
        assertThat(bench.venue.received()).isEmpty();

        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.received()).isNotEmpty();
    }

    @Test
    void anOrderLeavesOnlyAfterItsTurnAndItsRowAreCommitted() {
        var bench = LiveBench.calm("commit", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.trade();
        for (int i = 0; i < 5; i++) {
            bench.host.agents().forEach(agent -> agent.doWork());
        }
        assertThat(bench.venue.received()).as("the turn is not committed").isEmpty();

        assertThat(bench.ledger.commitOne()).isTrue();
        for (int i = 0; i < 5; i++) {
            bench.host.agents().forEach(agent -> agent.doWork());
        }
        assertThat(bench.venue.received())
                .as("the order's row is not committed")
                .isEmpty();

        bench.ledger.commitAll();
        bench.work();
        assertThat(bench.venue.received()).hasSize(1);
    }

    @Test
    @Tag("X-1")
    void afterAFailedCommitNoOrderLeaves() {
        var bench = LiveBench.calm("failed", DISK.get(), LiveScripts.BUYER, LiveScripts.TICKER)
                .start();
        bench.settle();
        bench.trade();
        bench.work();
        bench.work();
        int before = bench.venue.received().size();
        bench.ledger.fail();
        for (int i = 0; i < 50; i++) {
            bench.tradeAndWork();
            bench.work();
        }

        assertThat(truth(bench).sentAfter(before)).allMatch(request -> request instanceof VenueRequest.Cancel);
        assertThat(bench.host.halt().cause())
                .isEqualTo(new TradingHalt.Cause(ReasonCode.STA_LEDGER_IO, "as the test wants it"));
    }

    @Test
    void aFullLedgerDegradesInstancesAndLosesNothing() {
        var bench = LiveBench.calm("full", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.ledger.full(true);
        for (int i = 0; i < 5; i++) {
            bench.trade();
            bench.work();
        }
        assertThat(bench.host.statuses().getFirst().reason()).isEqualTo(ReasonCode.LEDGER_BACKPRESSURE);
        assertThat(bench.venue.received()).isEmpty();

        bench.ledger.full(false);
        bench.settle();
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HEALTHY);
        assertThat(bench.host.statuses().getFirst().conflated()).isEqualTo(3);
        truth(bench).holds();
    }

    /// Wherever the operator's word finds the orders that are on their way: chance says who works when.
    @Test
    @Tag("X-6")
    void afterHaltWasAcceptedNothingThatIncreasesRiskIsSent() {
        for (int seed = 0; seed < 50; seed++) {
            var bench = new LiveBench(
                            "halt" + seed,
                            DISK.get(),
                            seed,
                            FaultPlan.NONE,
                            IdentityClass.B2,
                            LiveScripts.BUYER,
                            LiveScripts.TRADER)
                    .start();
            bench.settle();
            for (int i = 0; i < 10 + seed % 7; i++) {
                bench.tradeAndWork();
            }
            var accepted = bench.safety(SafetyState.HALT);
            while (!accepted.isDone()) {
                bench.tradeAndWork();
            }
            int before = bench.venue.received().size();
            for (int i = 0; i < 20; i++) {
                bench.tradeAndWork();
            }
            bench.settle();

            assertThat(accepted.join()).isInstanceOf(SafetyChange.Applied.class);
            assertThat(truth(bench).sentAfter(before)).allMatch(request -> request instanceof VenueRequest.Cancel);
            assertThat(bench.venue.openOrders(bench.now))
                    .as("entries are taken back, seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    @Tag("X-6")
    void flattenClosesWhatIsHeldByItself() {
        var bench = LiveBench.calm("flatten", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        for (int i = 0; i < 20; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        assertThat(bench.venue.position(1, bench.now).isPositive()).isTrue();

        var _ = bench.safety(SafetyState.FLATTEN);
        for (int i = 0; i < 60; i++) {
            bench.trade();
            bench.work();
            bench.now += 100 * LiveBench.MILLI;
        }
        assertThat(bench.venue.position(1, bench.now).isZero()).isTrue();
    }

    @Test
    @Tag("X-1")
    void anOrderWhoseRowCouldNotBeCommittedNeverLeaves() {
        var bench = LiveBench.calm("row", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        bench.host.lanes().forEach(lane -> lane.doWork());
        bench.ledger.commitAll();
        bench.host.accounts().forEach(account -> account.doWork());
        bench.ledger.fail();
        for (int i = 0; i < 10; i++) {
            bench.work();
        }

        assertThat(bench.venue.received()).isEmpty();
        assertThat(bench.host.halt().isTripped()).isTrue();
    }

    @Test
    @Tag("M-8")
    void aGuestThatThinksHoldsUpNobodyAndIsNeverCommittedHalfWay() {
        var bench = LiveBench.calm("slow", DISK.get(), LiveScripts.BUYER, LiveScripts.BUYER)
                .start();
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        var lane = bench.host.lanes().getFirst();
        lane.doWork();
        bench.ledger.commitAll();

        var truth = truth(bench);
        assertThat(truth.verdicts(bench.ids.get(0))).hasSize(1);
        assertThat(truth.verdicts(bench.ids.get(1))).isEmpty();
        for (int i = 0; i < 3; i++) {
            lane.doWork();
        }
        bench.ledger.commitAll();
        assertThat(truth.verdicts(bench.ids.get(1))).hasSize(1);
    }

    @Test
    @Tag("M-18")
    void aGuestThatTheClockStopsWhileItIsRebuiltIsRebuiltAnew() {
        var bench = LiveBench.calm("late", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        for (int i = 0; i < 5; i++) {
            bench.trade();
            bench.settle();
        }
        bench.lateRebuilds(2);
        bench.restart();

        assertThat(bench.host.statuses().getFirst().phase()).isEqualTo(Phase.TRADING);
        bench.settle();
        bench.trade();
        bench.settle();
        truth(bench).holds();
    }

    @Test
    void aHaltedInstanceStaysHaltedAndHoldsUpNoStop() {
        var bench = LiveBench.calm("halted", DISK.get(), LiveScripts.TRAPS, LiveScripts.BUYER)
                .start();
        bench.settle();
        for (int i = 0; i < 12; i++) {
            bench.trade();
            for (int cycle = 0; cycle < 10; cycle++) {
                bench.work();
            }
        }
        bench.settle();
        assertThat(bench.host.statuses().getFirst().reason()).isEqualTo(ReasonCode.RES_RESTART);
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HALTED);
        assertThat(bench.host.statuses().getLast().health()).isEqualTo(HealthState.HEALTHY);

        bench.restart();
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HALTED);
        bench.stop();
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
    }

    @Test
    void aStoppedHostGoesOnWhereItWas() {
        var bench = LiveBench.calm("stop", DISK.get(), LiveScripts.TRADER, LiveScripts.TICKER)
                .start();
        bench.settle();
        for (int i = 0; i < 40; i++) {
            bench.tradeAndWork();
        }
        bench.stop();
        assertThat(bench.host.statuses()).allMatch(status -> status.phase() == Phase.AT_REST);
        long cursor = bench.host.statuses().getFirst().cursor();

        bench.restart();
        assertThat(bench.host.statuses().getFirst().cursor()).isEqualTo(cursor);
        bench.settle();
        for (int i = 0; i < 40; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        truth(bench).holds();
    }
}
