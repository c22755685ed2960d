package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.HeldModule.Answer;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.link.Notice;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A guest in another process that starts anew at a checkpoint: its lane goes on, and so does what its turn
/// asked for.
@Tag("M-8")
class LiveRenewalTest {
    /// The bench asks for a checkpoint at each multiple of this turn.
    private static final int CHECKPOINT = 20;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private final AtomicReference<Answer> answer = new AtomicReference<>(Answer.NOT_YET);

    /// The first of two instances stands at its checkpoint, its guest working.
    private LiveBench atTheCheckpoint(String name) {
        var bench = LiveBench.calm(name, DISK.get(), LiveScripts.BUYER, LiveScripts.BUYER)
                .ofGuests((number, module) -> number == 0 ? new HeldModule(module, answer) : module)
                .start();
        bench.settle();
        for (int i = 0; i < 2 * CHECKPOINT && first(bench).cursor() < CHECKPOINT; i++) {
            trade(bench);
        }
        assertThat(first(bench).cursor()).isEqualTo(CHECKPOINT);
        return bench;
    }

    private static void trade(LiveBench bench) {
        bench.trade();
        for (int cycle = 0; cycle < 10; cycle++) {
            bench.work();
        }
    }

    private static InstanceStatus first(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }

    private static InstanceStatus neighbour(LiveBench bench) {
        return bench.host.statuses().getLast();
    }

    @Test
    void itsNeighbourOnTheLaneRunsOn() {
        var bench = atTheCheckpoint("neighbour");
        long before = neighbour(bench).cursor();
        for (int i = 0; i < 5; i++) {
            trade(bench);
        }

        assertThat(neighbour(bench).cursor()).isGreaterThanOrEqualTo(before + 5);
        assertThat(first(bench).cursor()).isEqualTo(CHECKPOINT);
        answer.set(Answer.DECIDED);
        trade(bench);
        trade(bench);
        assertThat(first(bench).cursor()).isGreaterThan(CHECKPOINT);
        bench.settle();
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    @Tag("X-1")
    void whatTheTurnAskedForIsCommittedAndLeavesMeanwhile() {
        var bench = atTheCheckpoint("leaves");

        assertThat(first(bench).isCommitted()).isTrue();
        assertThat(DISK.get().reader().newestCheckpoint(bench.ids.getFirst(), CHECKPOINT))
                .as("the checkpoint of that turn")
                .isInstanceOfSatisfying(
                        io.stratos.state.CheckpointResult.Found.class,
                        found -> assertThat(found.header().cursor()).isEqualTo(CHECKPOINT));
        answer.set(Answer.DECIDED);
        bench.settle();
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    @Tag("M-13")
    void oneThatIsNotDoneInTimeIsAFaultAndIsRebuilt() {
        var bench = atTheCheckpoint("late");
        answer.set(Answer.LATE);
        trade(bench);
        answer.set(Answer.DECIDED);
        bench.settle();

        assertThat(first(bench).health()).isEqualTo(HealthState.DEGRADED);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.RES_TIMEOUT);
        long before = first(bench).cursor();
        trade(bench);
        trade(bench);
        assertThat(first(bench).cursor()).isGreaterThan(before);
        bench.settle();
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    @Tag("X-6")
    void aWordThatItMustHaltIsObeyedMeanwhile() {
        var bench = atTheCheckpoint("halted");
        bench.host
                .lanes()
                .forEach(lane -> lane.instances().stream()
                        .filter(one -> one.id().equals(bench.ids.getFirst()))
                        .forEach(one -> one.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT))));
        trade(bench);

        assertThat(first(bench).reason()).isEqualTo(ReasonCode.IDM_CONFLICT);
        assertThat(first(bench).health()).isEqualTo(HealthState.HALTED);
    }
}
