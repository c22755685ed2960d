package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;

/// One JVM: a lane that is offered twice what it can take. What it cannot take is conflated and counted; execution
/// events and a change of safety come through.
public final class OverloadMain {
    private static final int INSTANCES = 64;
    private static final int SYMBOLS = 4;
    private static final double FLOOD = 20_000;
    private static final long WARM_UP_MILLIS = 6_000;
    private static final long CALIBRATE_MILLIS = 3_000;
    private static final int LOOKS = 100;
    private static final long LOOK_MILLIS = 100;

    private OverloadMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var shards = new Shards(Path.of(arguments[0]), Path.of(arguments[1]), 1);
        var symbols =
                IntStream.rangeClosed(1, SYMBOLS).mapToObj(LiveRig::symbol).toList();
        var stream = new PacedMarket.Stream(1, SYMBOLS, 0);
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(shards.instance("i" + i, Lane.LL, symbols));
        }
        try (var folder = TemporaryFolder.make();
                var rig =
                        new LiveRig(folder.path(), LiveRig.instruments(SYMBOLS), new PacedMarket(stream), instances)) {
            rig.start();
            stream.rate(FLOOD);
            LiveRig.pause(WARM_UP_MILLIS);
            double capacity = capacity(rig);
            stream.rate(2 * capacity / INSTANCES);
            Fork.answer("capacity", capacity);
            overload(rig);
            stream.rate(0);
            rig.await("the last execution event", () -> rig.unconsumed() == 0 && isAtRest(rig, stream));
            account(rig, stream);
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static boolean isAtRest(LiveRig rig, PacedMarket.Stream stream) {
        long before = delivered(rig);
        LiveRig.pause(LOOK_MILLIS);
        return delivered(rig) == before && stream.sent() > 0;
    }

    private static double capacity(LiveRig rig) {
        var figures = rig.spans.of(Lane.LL);
        figures.restart();
        long began = System.nanoTime();
        LiveRig.pause(CALIBRATE_MILLIS);
        return figures.ages().total() / ((System.nanoTime() - began) / 1e9);
    }

    private static void overload(LiveRig rig) {
        var figures = rig.spans.of(Lane.LL);
        figures.restart();
        long queuedMax = 0;
        long ledgerMax = 0;
        long heapBefore = Gauge.liveHeap();
        for (int look = 0; look < LOOKS; look++) {
            LiveRig.pause(LOOK_MILLIS);
            queuedMax = Math.max(
                    queuedMax,
                    rig.statuses().stream()
                            .mapToInt(InstanceStatus::queued)
                            .max()
                            .orElse(0));
            ledgerMax = Math.max(ledgerMax, rig.ledger().load().queued());
            if (look == LOOKS / 2) {
                Fork.answer("safety_nanos", tighten(rig));
            }
        }
        Fork.answer("age_p50", figures.ages().at(0.5));
        Fork.answer("age_p99", figures.ages().at(0.99));
        Fork.answer("age_max", figures.ages().max());
        Fork.answer("queued_max", queuedMax);
        Fork.answer("ledger_max", ledgerMax);
        Fork.answer("heap_growth", Gauge.liveHeap() - heapBefore);
    }

    /// An operator's word in the middle of it: how long until it holds and is committed.
    private static long tighten(LiveRig rig) {
        var command = new SafetyCommand(
                new SafetyScope.Host(), SafetyState.CLOSE_ONLY, ReasonCode.SAF_CLOSE_ONLY, "bench", true, "measured");
        long asked = System.nanoTime();
        rig.host().safety(command).values().forEach(answer -> answer.join());
        return System.nanoTime() - asked;
    }

    /// Every event that was offered was delivered or counted as conflated.
    private static void account(LiveRig rig, PacedMarket.Stream stream) {
        long offered = stream.sent() * INSTANCES;
        long conflated =
                rig.statuses().stream().mapToLong(InstanceStatus::conflated).sum();
        long executions = rig.told();
        Fork.answer("offered", offered);
        Fork.answer("conflated", conflated);
        Fork.answer("executions", executions);
        Fork.answer("unaccounted", offered - conflated - (delivered(rig) - executions));
        Fork.answer("unconsumed", rig.unconsumed());
    }

    private static long delivered(LiveRig rig) {
        return rig.statuses().stream().mapToLong(InstanceStatus::cursor).sum();
    }
}
