package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One JVM: so many instances, each with a shard of its own, or one instance with many instruments, at one total rate.
public final class CrowdMain {
    private static final double RATE = 50_000;

    /// Enough that a single instance is given each event too: newest wins only within an instrument.
    private static final int SHARDS_OF_ONE = 16;

    /// Trades of an instance until a bar ends: most events say nothing, as in life.
    private static final int TRADES_PER_BAR = 10;

    /// Of a thousand each has fifty events a second: past its first orders, its first checkpoint at the thousandth, and
    /// what the JVM compiles then.
    private static final long WARM_UP_MILLIS = 32_000;
    private static final long MEASURED_MILLIS = 8_000;

    private CrowdMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest, number of instances
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[2]);
        int symbols = count == 1 ? SHARDS_OF_ONE : count;
        long began = System.nanoTime();
        var shards = new Shards(Path.of(arguments[0]), Path.of(arguments[1]), TRADES_PER_BAR);
        long compiled = System.nanoTime();
        var instruments = LiveRig.instruments(symbols);
        var stream = new PacedMarket.Stream(1, symbols, 0);
        var market = new PacedMarket(stream);
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < count; i++) {
            var own = count == 1
                    ? IntStream.rangeClosed(1, symbols)
                            .mapToObj(LiveRig::symbol)
                            .toList()
                    : List.of(LiveRig.symbol(1 + i));
            instances.add(shards.instance("i" + i, Lane.LL, own));
        }
        try (var folder = TemporaryFolder.make();
                var rig = new LiveRig(folder.path(), instruments, market, instances)) {
            rig.start();
            rig.await("readiness", () -> rig.statuses().stream().allMatch(CrowdMain::isReady));
            Fork.answer("ready", (System.nanoTime() - compiled) / 1e9);
            Fork.answer("compiled", (compiled - began) / 1e9);
            Fork.answer("idle_heap", Gauge.liveHeap());
            stream.rate(RATE);
            LiveRig.pause(WARM_UP_MILLIS);
            measure(rig, stream);
            stream.rate(0);
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static void measure(LiveRig rig, PacedMarket.Stream stream) {
        var figures = rig.spans.of(Lane.LL);
        long conflated = conflated(rig);
        long sent = stream.sent();
        figures.restart();
        long began = System.nanoTime();
        LiveRig.pause(MEASURED_MILLIS);
        double seconds = (System.nanoTime() - began) / 1e9;
        Fork.answer("age_p50", figures.ages().at(0.5));
        Fork.answer("age_p99", figures.ages().at(0.99));
        Fork.answer("callback_p50", figures.callbacks().at(0.5));
        Fork.answer("turns", figures.ages().total() / seconds);
        Fork.answer("sent", (stream.sent() - sent) / seconds);
        Fork.answer("conflated", (conflated(rig) - conflated) / seconds);
        Fork.answer("heap", Gauge.liveHeap());
    }

    private static boolean isReady(InstanceStatus status) {
        return status.phase() == Phase.TRADING && status.isCommitted();
    }

    private static long conflated(LiveRig rig) {
        return rig.statuses().stream().mapToLong(InstanceStatus::conflated).sum();
    }
}
