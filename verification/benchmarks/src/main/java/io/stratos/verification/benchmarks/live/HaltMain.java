package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.host.live.LivePlan;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// One JVM: a host that trades is halted a thousand times, with all its threads running; when did the last order leave?
/// Its strategies order at each turn of the price, so that at any moment some orders are on their way.
public final class HaltMain {
    private static final int TRIALS = 1_000;
    private static final int INSTANCES = 100;
    private static final int SYMBOLS = 4;
    private static final double RATE = 2_000;
    private static final long WARM_UP_MILLIS = 4_000;
    private static final long TRADE_MILLIS = 15;
    private static final long WATCH_MILLIS = 60;
    private static final RequestBudget.Limits BUDGET = new RequestBudget.Limits(20_000, 50_000, 1_000, 1_000);
    private static final long ORDER_NANOS_MAX = 100_000_000L;
    private static final long LOOK_NANOS = 20_000L;

    private HaltMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var shards = Shards.eager(Path.of(arguments[0]), Path.of(arguments[1]));
        var watch = new HaltWatch();
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
                var rig = new LiveRig(
                        folder.path(),
                        instruments,
                        new PacedMarket(stream),
                        instances,
                        rows -> {
                            venue[0] = new StampedVenue(LiveRig.paper(instruments, rows));
                            return venue[0];
                        },
                        eagerly(),
                        watch)) {
            rig.start();
            stream.rate(RATE);
            LiveRig.pause(WARM_UP_MILLIS);
            long worst = Long.MIN_VALUE;
            long worstAccepted = Long.MIN_VALUE;
            long onTheirWay = 0;
            int without = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                watch.begin();
                LiveRig.pause(TRADE_MILLIS);
                awaitOrder(watch);
                watch.await();
                long asked = System.nanoTime();
                change(rig, SafetyState.HALT);
                LiveRig.pause(WATCH_MILLIS);
                worst = Math.max(worst, venue[0].lastRiskNanos() - asked);
                worstAccepted = Math.max(worstAccepted, venue[0].lastRiskNanos() - watch.acceptedNanos());
                onTheirWay += watch.keptBack();
                without += watch.keptBack() == 0 ? 1 : 0;
                while (!change(rig, SafetyState.NORMAL)) {
                    LiveRig.pause(1);
                }
            }
            stream.rate(0);
            Fork.answer("trials", TRIALS);
            Fork.answer("on_their_way", onTheirWay);
            Fork.answer("trials_without", without);
            Fork.answer("worst_nanos", worst);
            Fork.answer("worst_accepted_nanos", worstAccepted);
            Fork.answer("sent", venue[0].sent());
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    /// As ever, with as many requests as the strategies make: ten a second would keep nearly all orders in the house.
    private static ReconcilePolicy eagerly() {
        var of = ReconcilePolicy.STANDARD;
        return new ReconcilePolicy(
                of.periodicNanos(),
                of.retryNanos(),
                of.answerNanos(),
                of.overlapNanos(),
                of.looksMax(),
                of.attemptsMax(),
                of.unknownAlarmNanos(),
                of.onForeign(),
                of.onDangerous(),
                BUDGET);
    }

    /// Until an order is on its way; looked at as often as one is made.
    private static void awaitOrder(HaltWatch watch) {
        long end = System.nanoTime() + ORDER_NANOS_MAX;
        while (!watch.isUnderWay() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean change(LiveRig rig, SafetyState state) {
        var command = new SafetyCommand(new SafetyScope.Host(), state, ReasonCode.SAF_HALT, "bench", true, "measured");
        return rig.host().safety(command).values().stream()
                .allMatch(answer -> answer.join() instanceof SafetyChange.Applied);
    }
}
