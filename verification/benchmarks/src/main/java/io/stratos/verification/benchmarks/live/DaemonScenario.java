package io.stratos.verification.benchmarks.live;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The live host's figures: each part in JVMs of its own, what is compared interleaved.
public final class DaemonScenario {
    private static final int CROWD = 1_000;
    private static final double READY_GOAL_SECONDS = 30;
    private static final double HALT_GOAL_MILLIS = 50;
    private static final double MILLI = 1e6;

    /// What the host of a thousand instances must do with.
    private static final List<String> HEAP = List.of("-Xmx4g");

    private final List<String> guest;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();

    public DaemonScenario(Path strategyYaml, Path wasm, Consumer<String> progress) {
        guest = List.of(strategyYaml.toString(), wasm.toString());
        this.progress = progress;
    }

    /// Measures.
    public List<Row> run() {
        isolation();
        hog();
        crowd();
        overload();
        halt();
        return List.copyOf(rows);
    }

    private Map<String, String> fork(String what, Class<?> main, String... more) {
        progress.accept("daemon-figures: " + what);
        var arguments = new ArrayList<>(guest);
        arguments.addAll(List.of(more));
        return Fork.run(main, HEAP, arguments);
    }

    private void isolation() {
        besides(LaneIsolationMain.Load.LABOUR, "", "a Compute lane that works in its callbacks and allocates");
        besides(LaneIsolationMain.Load.FLOOD, "-flood", "a Compute lane that floods the ledger and the account too");
    }

    private void besides(LaneIsolationMain.Load load, String suffix, String what) {
        var said = fork("LL beside Compute, idle and saturated in turn: " + load, LaneIsolationMain.class, load.name());
        int rounds = (int) number(said, "rounds");
        var words = " of LL from receipt to settled turn: beside " + what + ", and beside an idle one";
        rows.add(Row.beside(
                "daemon.ll-p99" + suffix,
                "p99" + words + " (goal: at most 1.5)",
                "ns",
                rounds(said, rounds, "busy", "_p99"),
                rounds(said, rounds, "idle", "_p99")));
        rows.add(Row.beside(
                "daemon.ll-p50" + suffix,
                "p50" + words,
                "ns",
                rounds(said, rounds, "busy", "_p50"),
                rounds(said, rounds, "idle", "_p50")));
        alone(
                "daemon.compute-cpu" + suffix,
                "share of a core that Compute had",
                "cores",
                rounds(said, rounds, "busy", "_compute_cpu"));
        alone(
                "daemon.compute-bytes" + suffix,
                "what Compute allocated",
                "B/s",
                rounds(said, rounds, "busy", "_compute_bytes"));
        alone(
                "daemon.ll-lost" + suffix,
                "execution events lost (goal: 0)",
                "events",
                List.of(number(said, "unconsumed")));
    }

    private void hog() {
        var said = fork("LL alone and beside a strategy that uses up its fuel, in turn", HogMain.class);
        int rounds = (int) number(said, "rounds");
        var words = "of four instances on LL from receipt to settled turn: beside one that uses up nearly all its fuel"
                + " in each callback and never fails, and alone";
        rows.add(Row.beside(
                "daemon.hog-p99",
                "p99 " + words + " (goal: at most 1.5)",
                "ns",
                rounds(said, rounds, "hog", "_p99"),
                rounds(said, rounds, "alone", "_p99")));
        rows.add(Row.beside(
                "daemon.hog-p50",
                "p50 " + words,
                "ns",
                rounds(said, rounds, "hog", "_p50"),
                rounds(said, rounds, "alone", "_p50")));
        alone(
                "daemon.hog-turns",
                "turns a second that it had of 1,000",
                "turns/s",
                rounds(said, rounds, "hog", "_others"));
        alone("daemon.hog-callback", "p50 of its callback", "ns", rounds(said, rounds, "hog", "_callback"));
    }

    private void crowd() {
        var one = new ArrayList<Map<String, String>>();
        var many = new ArrayList<Map<String, String>>();
        for (int count : List.of(1, CROWD, CROWD, 1)) {
            var said = fork("50,000 events/s to " + count, CrowdMain.class, Integer.toString(count));
            (count == 1 ? one : many).add(said);
        }
        rows.add(Row.beside(
                "daemon.crowd-p50",
                "p50 from receipt to settled turn at 50,000 events/s: 1,000 instances, each with its own instrument,"
                        + " and one instance with 16 (goal: at most 1.5)",
                "ns",
                all(many, "age_p50"),
                all(one, "age_p50")));
        rows.add(Row.beside(
                "daemon.crowd-callback-p50",
                "the same, the callback alone",
                "ns",
                all(many, "callback_p50"),
                all(one, "callback_p50")));
        rows.add(Row.beside(
                "daemon.crowd-turns",
                "turns a second; what is missing was conflated",
                "turns/s",
                all(many, "turns"),
                all(one, "turns")));
        rows.add(Row.beside(
                "daemon.crowd-ready",
                "1,000 instances from compiled to ready, beside the goal",
                "s",
                all(many, "ready"),
                many.stream().map(_ -> READY_GOAL_SECONDS).toList()));
        var each = IntStream.range(0, many.size())
                .mapToObj(i -> (number(many.get(i), "idle_heap") - number(one.get(i), "idle_heap")) / (CROWD - 1))
                .toList();
        alone("daemon.instance-heap", "heap of an instance that idles, guest memory included", "B", each);
    }

    private void overload() {
        var said = fork("twice what a lane can take", OverloadMain.class);
        alone(
                "daemon.overload-capacity",
                "turns a second at which a lane of 64 is saturated",
                "turns/s",
                said,
                "capacity");
        alone(
                "daemon.overload-unaccounted",
                "events neither delivered nor counted (goal: 0)",
                "events",
                said,
                "unaccounted");
        alone("daemon.overload-lost", "execution events lost (goal: 0)", "events", said, "unconsumed");
        alone("daemon.overload-age-p99", "p99 of an event's age at twice that rate", "ns", said, "age_p99");
        alone("daemon.overload-age-max", "the oldest", "ns", said, "age_max");
        alone(
                "daemon.overload-heap",
                "growth of live heap in ten seconds of it (goal: flat)",
                "B",
                said,
                "heap_growth");
        alone("daemon.overload-queued", "most execution events that waited", "events", said, "queued_max");
        alone("daemon.overload-safety", "until an operator's word held and was committed", "ns", said, "safety_nanos");
    }

    private void halt() {
        var said = fork("a thousand times HALT", HaltMain.class);
        rows.add(Row.beside(
                "daemon.halt",
                "the last risk that left after HALT was asked for, worst of 1,000, beside the goal",
                "ms",
                List.of(Math.max(0, number(said, "worst_nanos")) / MILLI),
                List.of(HALT_GOAL_MILLIS)));
        alone("daemon.halt-sent", "orders that left between the trials", "orders", said, "sent");
        alone(
                "daemon.halt-under-way",
                "orders that were on their way at HALT and did not leave, all trials",
                "orders",
                said,
                "on_their_way");
    }

    private void alone(String id, String what, String unit, Map<String, String> said, String name) {
        alone(id, what, unit, List.of(number(said, name)));
    }

    private void alone(String id, String what, String unit, List<Double> values) {
        rows.add(Row.alone(id, what, unit, values));
    }

    private static List<Double> rounds(Map<String, String> said, int rounds, String phase, String name) {
        return IntStream.range(0, rounds)
                .mapToObj(round -> number(said, phase + round + name))
                .toList();
    }

    private static List<Double> all(List<Map<String, String>> runs, String name) {
        return runs.stream().map(said -> number(said, name)).toList();
    }

    private static double number(Map<String, String> said, String name) {
        return Double.parseDouble(said.getOrDefault(name, "NaN"));
    }
}
