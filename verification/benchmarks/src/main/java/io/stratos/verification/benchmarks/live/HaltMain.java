package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.LivePlan;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One JVM: a host that trades is halted a thousand times, with all its threads running; when did the last order leave?
public final class HaltMain {
    private static final int TRIALS = 1_000;
    private static final int INSTANCES = 100;
    private static final int SYMBOLS = 4;
    private static final double RATE = 2_000;
    private static final long WARM_UP_MILLIS = 4_000;
    private static final long TRADE_MILLIS = 15;
    private static final long WATCH_MILLIS = 60;

    private HaltMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var shards = new Shards(Path.of(arguments[0]), Path.of(arguments[1]), 1);
        var instruments = LiveRig.instruments(SYMBOLS);
        var symbols =
                IntStream.rangeClosed(1, SYMBOLS).mapToObj(LiveRig::symbol).toList();
        var stream = new PacedMarket.Stream(1, SYMBOLS, 0);
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(shards.instance("i" + i, Lane.LL, List.of(symbols.get(i % SYMBOLS))));
        }
        var venue = new StampedVenue[1];
        try (var folder = TemporaryFolder.make();
                var rig = new LiveRig(folder.path(), instruments, new PacedMarket(stream), instances, rows -> {
                    venue[0] = new StampedVenue(LiveRig.paper(instruments, rows));
                    return venue[0];
                })) {
            rig.start();
            stream.rate(RATE);
            LiveRig.pause(WARM_UP_MILLIS);
            long worst = Long.MIN_VALUE;
            for (int trial = 0; trial < TRIALS; trial++) {
                LiveRig.pause(TRADE_MILLIS);
                long asked = System.nanoTime();
                change(rig, SafetyState.HALT);
                LiveRig.pause(WATCH_MILLIS);
                worst = Math.max(worst, venue[0].lastRiskNanos() - asked);
                while (!change(rig, SafetyState.NORMAL)) {
                    LiveRig.pause(1);
                }
            }
            stream.rate(0);
            Fork.answer("worst_nanos", worst);
            Fork.answer("sent", venue[0].sent());
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static boolean change(LiveRig rig, SafetyState state) {
        var command = new SafetyCommand(new SafetyScope.Host(), state, ReasonCode.SAF_HALT, "bench", true, "measured");
        return rig.host().safety(command).values().stream()
                .allMatch(answer -> answer.join() instanceof SafetyChange.Applied);
    }
}
