package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.Lane;
import io.stratos.host.live.LivePlan;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One JVM: four instances on the LL lane, alone and beside one that uses up nearly all its fuel in each callback and
/// never fails, in turn.
public final class HogMain {
    private static final int NEIGHBOURS = 4;
    private static final double RATE = 1_000;
    private static final int ROUNDS = 6;
    private static final long WARM_UP_MILLIS = 5_000;
    private static final long PHASE_MILLIS = 3_000;
    /// What an instance may use before its share holds it is gone by then.
    private static final long SETTLE_MILLIS = 500;

    /// A module of the Wasm ABI that answers its first calls quietly and counts to 120,000 in all others: 960,000 units
    /// of fuel of the million that the sample may use.
    private static final String HOG = "0061736d01000000"
            + "010a026000017f60017f017f" // types
            + "0308070000000000010105030100020606017f0141000b" // functions, two pages of memory, a counter
            + "076507066d656d6f727902000b73747261746f735f61626900000a73747261746f735f696e0001"
            + "0e73747261746f735f696e5f63617000020b73747261746f735f6f757400030f73747261746f735f6f75745f6361700004"
            + "0c73747261746f735f63616c6c0005" // exports
            + "0a5307" // code
            + "0600418080040b05004180080b05004180200b06004180c0000b0600418080020b"
            + "1800230041016a2400230041034d047f410005200010060b0b"
            + "1701017e0340200142017c220142c0a907540d000b41000b"; // counts in a local

    private HogMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var shards = new Shards(Path.of(arguments[0]), Path.of(arguments[1]), 1);
        var own = new PacedMarket.Stream(1, 1, RATE);
        var load = new PacedMarket.Stream(2, 1, 0);
        var instances = new ArrayList<LivePlan.Instance>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            instances.add(shards.instance("ll" + i, Lane.LL, List.of(LiveRig.symbol(1))));
        }
        instances.add(shards.other(HexFormat.of().parseHex(HOG), LaneSpans.APART, List.of(LiveRig.symbol(2))));
        try (var folder = TemporaryFolder.make();
                var rig = new LiveRig(folder.path(), LiveRig.instruments(2), new PacedMarket(own, load), instances)) {
            rig.start();
            load.rate(RATE);
            LiveRig.pause(WARM_UP_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                load.rate(0);
                LiveRig.pause(SETTLE_MILLIS);
                phase(rig, "alone" + round);
                load.rate(RATE);
                LiveRig.pause(SETTLE_MILLIS);
                phase(rig, "hog" + round);
            }
            load.rate(0);
            own.rate(0);
            LiveRig.pause(SETTLE_MILLIS);
            Fork.answer("rounds", ROUNDS);
            Fork.answer("faults", rig.spans.apart().faults());
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static void phase(LiveRig rig, String name) {
        var figures = rig.spans.of(Lane.LL);
        long turns = rig.spans.apart().callbacks().total();
        figures.restart();
        long began = System.nanoTime();
        LiveRig.pause(PHASE_MILLIS);
        double seconds = (System.nanoTime() - began) / 1e9;
        Fork.answer(name + "_p50", figures.ages().at(0.5));
        Fork.answer(name + "_p99", figures.ages().at(0.99));
        Fork.answer(name + "_turns", figures.ages().total() / seconds);
        Fork.answer(name + "_others", (rig.spans.apart().callbacks().total() - turns) / seconds);
        Fork.answer(name + "_callback", rig.spans.apart().callbacks().at(0.5));
    }
}
