package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Makings;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.link.Notice;
import io.stratos.state.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Guests that are made while others work: at the start, and after a fault; and what comes in meanwhile.
@Tag("M-14")
class LiveRestartTest {
    /// Longer than any recovery of a few turns may take.
    private static final long TOO_LONG = 62_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Guests that are being made, in the order in which they were asked for; none is ever made by itself.
    private final ArrayDeque<Runnable> making = new ArrayDeque<>();

    /// What the strategy that fails was given: `now` of the callback and its kind.
    private final List<String> told = new ArrayList<>();

    /// Guests that are not closed.
    private final AtomicInteger guests = new AtomicInteger();

    private boolean hasFailed;

    /// Buys like any other, fails once at a trade, and notes what else it is given.
    private Script failsOnce() {
        return (guest, input, decision) -> {
            LiveScripts.BUYER.call(guest, input, decision);
            if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
                if (!hasFailed) {
                    hasFailed = true;
                    throw new Crash();
                }
            } else if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.ManualSignal) {
                told.add("signal " + given.context().nowNanos());
            } else if (input instanceof Input.Shutdown shutdown) {
                told.add("shutdown " + shutdown.context().nowNanos());
            }
        };
    }

    private static InstanceStatus first(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }

    private static InstanceStatus neighbour(LiveBench bench) {
        return bench.host.statuses().getLast();
    }

    private static void lanes(LiveBench bench) {
        for (int i = 0; i < 6; i++) {
            bench.host.lanes().forEach(lane -> lane.doWork());
            bench.ledger.commitAll();
        }
    }

    private static void halt(LiveBench bench) {
        bench.host
                .lanes()
                .forEach(lane -> lane.instances().stream()
                        .filter(one -> one.id().equals(bench.ids.getFirst()))
                        .forEach(one -> one.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT))));
    }

    /// The first instance has failed, and its new guest waits for its time.
    private LiveBench inBackOff(String name) {
        return failed(name, Runnable::run);
    }

    /// The first instance has failed, and its new guest is not there.
    private LiveBench rebuilding(String name) {
        var isRunning = new boolean[1];
        var bench = failed(name, work -> {
            if (isRunning[0]) {
                making.add(work);
            } else {
                isRunning[0] = true;
                work.run();
            }
        });
        assertThat(first(bench).phase()).isEqualTo(Phase.REBUILDING);
        return bench;
    }

    private LiveBench failed(String name, Makings makings) {
        var bench = LiveBench.calm(name, DISK.get(), failsOnce())
                .rebuildingBy(makings)
                .ofGuests((_, module) -> new CountedModule(module, guests))
                .start();
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        lanes(bench);
        assertThat(hasFailed).isTrue();
        return bench;
    }

    // --- nobody waits for another's guest

    @Test
    @Tag("M-13")
    void aGuestThatIsNotDoneStartingHoldsUpNoOther() {
        var bench = LiveBench.calm("start", DISK.get(), LiveScripts.BUYER, LiveScripts.BUYER)
                .rebuildingBy(work -> {
                    if (making.isEmpty()) {
                        making.add(work);
                    } else {
                        work.run();
                    }
                })
                .start();
        bench.settle();
        bench.trade();
        bench.settle();

        assertThat(first(bench).phase()).isEqualTo(Phase.STARTING);
        assertThat(first(bench).cursor()).isZero();
        assertThat(neighbour(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(neighbour(bench).cursor()).isPositive();
        assertThat(bench.venue.fills()).isNotEmpty();
        assertThat(bench.host.isUp()).isFalse();

        making.remove().run();
        bench.settle();
        assertThat(bench.host.isUp()).isTrue();
        bench.trade();
        bench.settle();
        assertThat(first(bench).cursor()).isPositive();
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    @Tag("M-13")
    void aGuestThatIsNotDoneRestoringHoldsUpNoOther() {
        var isFirst = new boolean[1];
        Script fails = failsOnce();
        var bench = LiveBench.calm("restore", DISK.get(), fails, LiveScripts.BUYER)
                .rebuildingBy(work -> {
                    if (hasFailed && !isFirst[0]) {
                        isFirst[0] = true;
                        making.add(work);
                    } else {
                        work.run();
                    }
                })
                .start();
        bench.settle();
        for (int i = 0; i < 3; i++) {
            bench.trade();
            bench.settle();
        }

        assertThat(first(bench).phase()).isEqualTo(Phase.REBUILDING);
        assertThat(neighbour(bench).cursor()).isGreaterThan(2);
        making.remove().run();
        bench.trade();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        new Truth(bench, DISK.get().reader()).holds();
    }

    /// While its guest takes the state back, a minute goes by and the lane looks.
    @Test
    @Tag("M-13")
    void aGuestThatBlocksInRestoringIsGivenUpAndItsInstanceHaltedAlone() {
        var bench = new LiveBench[1];
        Script blocks = (guest, input, decision) -> {
            if (input instanceof Input.Init init && init.restoredState() != null && hasFailed) {
                bench[0].now += TOO_LONG;
                bench[0].work();
            }
            LiveScripts.BUYER.call(guest, input, decision);
        };
        bench[0] = LiveBench.calm("blocks", DISK.get(), blocks, LiveScripts.BUYER)
                .rebuildingBy(work -> {
                    if (hasFailed) {
                        making.add(work);
                    } else {
                        work.run();
                    }
                })
                .start();
        bench[0].settle();
        for (int i = 0; i < 25; i++) {
            bench[0].trade();
            bench[0].settle();
        }
        hasFailed = true;
        bench[0].restart();
        while (!making.isEmpty()) {
            making.remove().run();
        }
        bench[0].settle();

        assertThat(first(bench[0]).health()).isEqualTo(HealthState.HALTED);
        assertThat(first(bench[0]).reason()).isEqualTo(ReasonCode.RES_TIMEOUT);
        long before = neighbour(bench[0]).cursor();
        bench[0].trade();
        bench[0].settle();
        assertThat(neighbour(bench[0]).cursor()).isGreaterThan(before);
    }

    /// Its window of ten seconds is over each time that its next guest is there.
    @Test
    @Tag("M-13")
    void whoseGuestTakesLongToMakeIsHaltedAfterAsManyFaultsAsAnyOther() {
        var bench = new LiveBench[1];
        var failed = new AtomicInteger();
        Script fails = (guest, input, decision) -> {
            LiveScripts.BUYER.call(guest, input, decision);
            if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
                failed.incrementAndGet();
                throw new Crash();
            }
        };
        bench[0] = LiveBench.calm("slowly", DISK.get(), fails, LiveScripts.BUYER)
                .rebuildingBy(work -> {
                    if (failed.get() > 0) {
                        bench[0].now += 11_000 * LiveBench.MILLI;
                    }
                    work.run();
                })
                .start();
        bench[0].settle();
        for (int i = 0; i < 6; i++) {
            bench[0].trade();
            bench[0].settle();
        }

        assertThat(failed).hasValue(4);
        assertThat(first(bench[0]).health()).isEqualTo(HealthState.HALTED);
        assertThat(first(bench[0]).reason()).isEqualTo(ReasonCode.RES_RESTART);
    }

    // --- what comes in during a restart

    @Test
    void aNoticeIsDeliveredAfterTheBackOffAndNotInIt() {
        var bench = inBackOff("notice");
        bench.signal(7);
        lanes(bench);
        assertThat(told).isEmpty();

        bench.now += LiveBench.MILLI;
        lanes(bench);
        assertThat(told).containsExactly("signal " + bench.now);
    }

    @Test
    @Tag("X-6")
    void aWordThatItMustHaltIsObeyedInTheBackOff() {
        var bench = inBackOff("haltwaits");
        halt(bench);
        lanes(bench);

        assertThat(first(bench).reason()).isEqualTo(ReasonCode.IDM_CONFLICT);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
    }

    @Test
    @Tag("X-6")
    void aWordThatItMustHaltDoesNotWaitForTheGuestThatIsBeingMade() {
        var bench = rebuilding("haltrebuilds");
        halt(bench);
        lanes(bench);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.IDM_CONFLICT);

        making.remove().run();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
        bench.restart();
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.IDM_CONFLICT);
    }

    @Test
    void aStopIsHonouredInTheBackOffAndItsShutdownIsItsNextTurn() {
        var bench = inBackOff("stopwaits");
        long at = bench.now;
        bench.host.lanes().forEach(lane -> lane.stop());
        lanes(bench);

        assertThat(told).containsExactly("shutdown " + at);
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
        goesOnAfterwards(bench);
    }

    @Test
    void aStopDoesNotWaitForTheGuestThatIsBeingMade() {
        var bench = rebuilding("stoprebuilds");
        bench.host.lanes().forEach(lane -> lane.stop());
        lanes(bench);

        assertThat(told).as("there is no guest to be told").isEmpty();
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
        making.remove().run();
        bench.rebuildingBy(Runnable::run);
        goesOnAfterwards(bench);
    }

    /// What its thread still comes to is closed there; nobody waits for it.
    @Test
    void aGuestThatIsBeingMadeIsNotWantedByAnInstanceThatIsClosed() {
        var bench = rebuilding("closes");
        bench.host.lanes().forEach(lane -> lane.instances().forEach(one -> one.close()));
        making.remove().run();

        assertThat(guests).hasValue(0);
        assertThat(bench.host.halt().isTripped()).isFalse();
    }

    private static void goesOnAfterwards(LiveBench bench) {
        bench.restart();
        bench.settle();
        long before = first(bench).cursor();
        bench.trade();
        bench.settle();
        assertThat(first(bench).cursor()).isGreaterThan(before);
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    @Tag("M-18")
    void aStopBeforeItsFirstGuestIsThereLeavesNothingBehind() {
        var bench = LiveBench.calm("stopstarts", DISK.get(), LiveScripts.TICKER).rebuildingBy(making::add);
        bench.start();
        bench.host.lanes().forEach(lane -> lane.stop());
        lanes(bench);
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
        assertThat(DISK.get().reader().get(Table.INSTANCE, new InstanceRows(bench.ids.getFirst()).position()))
                .isNull();

        making.remove().run();
        bench.rebuildingBy(Runnable::run).restart();
        bench.settle();
        assertThat(first(bench).cursor()).as("its timer was set by its init").isPositive();
    }
}
