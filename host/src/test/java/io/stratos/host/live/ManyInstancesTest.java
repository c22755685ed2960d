package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A lane with more instances than it looks at in each cycle.
@Tag("M-7")
class ManyInstancesTest {
    private static final int INSTANCES = 100;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static LiveBench bench(String name, Script script) {
        var scripts = Stream.generate(() -> script).limit(INSTANCES).toArray(Script[]::new);
        return LiveBench.calm(name, DISK.get(), scripts).start();
    }

    @Test
    void inTheCycleAfterATradeEveryInstanceHasBegunATurnWithIt() {
        var bench = bench("all", LiveScripts.QUIET);
        bench.settle();
        var before =
                bench.host.statuses().stream().mapToLong(InstanceStatus::cursor).sum();
        bench.trade();
        bench.host.feed().doWork();
        bench.host.lanes().forEach(lane -> lane.doWork());
        var after = bench.host.lanes().stream()
                .flatMap(lane -> lane.instances().stream())
                .mapToLong(instance -> instance.strategy().cursor())
                .sum();

        assertThat(after - before).isEqualTo(INSTANCES);
    }

    @Test
    void aTimerFiresInTheCycleInWhichItIsDueAtEveryInstance() {
        var bench = bench("timers", LiveScripts.TICKER);
        bench.settle();
        for (int i = 0; i < 10; i++) {
            bench.work(); // whose guest thinks comes to its end
        }
        var before =
                bench.host.statuses().stream().mapToLong(InstanceStatus::cursor).sum();
        bench.now += 7 * LiveBench.MILLI;
        bench.host.lanes().forEach(lane -> lane.doWork());
        var after = bench.host.lanes().stream()
                .flatMap(lane -> lane.instances().stream())
                .mapToLong(instance -> instance.strategy().cursor())
                .sum();

        assertThat(after - before).isEqualTo(INSTANCES);
    }

    @Test
    void aStopEndsAllOfThem() {
        var bench = bench("stop", LiveScripts.QUIET);
        bench.settle();
        bench.stop();

        assertThat(bench.host.statuses()).extracting(InstanceStatus::phase).containsOnly(Phase.AT_REST);
        assertThat(bench.host.lanes()).allMatch(lane -> lane.isStopped());
    }
}
