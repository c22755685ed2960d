package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One JVM: the LL lane beside a Compute lane that idles and one that is saturated and allocates, in turn.
///
/// What saturates it is either work within its callbacks, or as many short turns as it can, which are the ledger's and
/// the account's work too.
public final class LaneIsolationMain {
    private static final int LL_INSTANCES = 4;
    private static final double LL_RATE = 1_000;
    private static final int ROUNDS = 6;
    private static final long WARM_UP_MILLIS = 5_000;
    private static final long PHASE_MILLIS = 3_000;
    private static final long SETTLE_MILLIS = 300;

    private LaneIsolationMain() {}

    /// What Compute has to do.
    enum Load {
        LABOUR(32, 1_000),
        FLOOD(128, 4_000);

        private final int instances;
        private final double eventsPerSecond;

        Load(int instances, double eventsPerSecond) {
            this.instances = instances;
            this.eventsPerSecond = eventsPerSecond;
        }
    }

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest, what Compute has to do
    public static void main(String[] arguments) throws Exception {
        var shards = new Shards(Path.of(arguments[0]), Path.of(arguments[1]), 1);
        var kind = Load.valueOf(arguments[2]);
        var compute = kind == Load.LABOUR ? Shards.labouring(Path.of(arguments[0])) : shards;
        var instruments = LiveRig.instruments(2);
        var own = new PacedMarket.Stream(1, 1, LL_RATE);
        var load = new PacedMarket.Stream(2, 1, 0);
        var market = new PacedMarket(own, load);
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < LL_INSTANCES; i++) {
            instances.add(shards.instance("ll" + i, Lane.LL, List.of(LiveRig.symbol(1))));
        }
        for (int i = 0; i < kind.instances; i++) {
            instances.add(compute.instance("c" + i, Lane.COMPUTE, List.of(LiveRig.symbol(2))));
        }
        try (var folder = TemporaryFolder.make();
                var rig = new LiveRig(folder.path(), instruments, market, instances)) {
            rig.start();
            load.rate(kind.eventsPerSecond);
            LiveRig.pause(WARM_UP_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                load.rate(0);
                LiveRig.pause(SETTLE_MILLIS);
                phase(rig, own, "idle" + round);
                load.rate(kind.eventsPerSecond);
                LiveRig.pause(SETTLE_MILLIS);
                phase(rig, own, "busy" + round);
            }
            load.rate(0);
            own.rate(0);
            LiveRig.pause(SETTLE_MILLIS);
            rig.await("the last execution event", () -> rig.unconsumed() == 0);
            Fork.answer("rounds", ROUNDS);
            Fork.answer("unconsumed", rig.unconsumed());
            Fork.answer("faults", rig.spans.of(Lane.LL).faults());
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static void phase(LiveRig rig, PacedMarket.Stream own, String name) {
        var figures = rig.spans.of(Lane.LL);
        long cpu = Gauge.cpuNanos("lane-compute");
        long allocated = Gauge.allocated("lane-compute");
        long turns = rig.spans.of(Lane.COMPUTE).callbacks().total();
        long sent = own.sent();
        long conflated = conflated(rig);
        figures.restart();
        long began = System.nanoTime();
        LiveRig.pause(PHASE_MILLIS);
        double seconds = (System.nanoTime() - began) / 1e9;
        Fork.answer(name + "_p50", figures.ages().at(0.5));
        Fork.answer(name + "_p99", figures.ages().at(0.99));
        Fork.answer(name + "_sent", (own.sent() - sent) / seconds);
        Fork.answer(name + "_conflated", (conflated(rig) - conflated) / seconds);
        Fork.answer(name + "_turns", figures.ages().total() / seconds);
        Fork.answer(name + "_compute_cpu", (Gauge.cpuNanos("lane-compute") - cpu) / 1e9 / seconds);
        Fork.answer(name + "_compute_bytes", (Gauge.allocated("lane-compute") - allocated) / seconds);
        Fork.answer(
                name + "_compute_turns", (rig.spans.of(Lane.COMPUTE).callbacks().total() - turns) / seconds);
    }

    private static long conflated(LiveRig rig) {
        return rig.statuses().stream()
                .filter(status -> status.lane() == Lane.LL)
                .mapToLong(InstanceStatus::conflated)
                .sum();
    }
}
