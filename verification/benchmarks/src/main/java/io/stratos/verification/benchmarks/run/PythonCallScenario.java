package io.stratos.verification.benchmarks.run;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a callback in Python takes from the host's side, and what it takes to be rid of a child.
public final class PythonCallScenario {
    private static final double TRIP_GOAL_NANOS = 30_000;
    private static final double JIT_GOAL_NANOS = 12_000;
    private static final double KILL_GOAL_MILLIS = 150;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int CALLS = 100_000;
    /// The engine's compiler needs some hundred thousand to have done its work.
    private static final int JIT_CALLS = 600_000;

    private static final List<String> INTERPRETED = List.of("-Dstratos.python.spares=0");
    private static final List<String> JIT = List.of("-Dstratos.python.spares=0", "-Dstratos.python.mode=jit");

    private final Path sample;
    private final Path plugins;
    private final Consumer<String> progress;

    /// The strategy in Python and the installation that runs it.
    public PythonCallScenario(Path installation, Consumer<String> progress) {
        sample = installation.resolve("sample-strategies").resolve("ema-cross-python");
        plugins = installation.resolve("plugins");
        this.progress = progress;
    }

    /// Measures; with the engine's compiler once, as its warm-up takes half a minute.
    public List<Row> run(int rounds) {
        var interpreted = new ArrayList<Map<String, String>>();
        var kills = new ArrayList<Map<String, String>>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("python-call: round " + round + " of " + rounds);
            interpreted.add(fork(PythonCallMain.class, INTERPRETED, CALLS));
            kills.add(fork(PythonKillMain.class, INTERPRETED, 0));
        }
        progress.accept("python-call: with the engine's compiler");
        var compiled = List.of(fork(PythonCallMain.class, JIT, JIT_CALLS));
        return List.of(
                row(
                        "python-call.p50",
                        "p50 of a quiet callback in Python, interpreted, from its input to its decision, one after"
                                + " the other, no side spinning, each trade a bar (goal: 30 us)",
                        numbers(interpreted, "trip_p50"),
                        TRIP_GOAL_NANOS),
                row(
                        "python-call.shipped-p50",
                        "the same strategy with its own values: ten trades a bar (goal: 30 us)",
                        numbers(interpreted, "shipped_p50"),
                        TRIP_GOAL_NANOS),
                row(
                        "python-call.jit-p50",
                        "the same with the engine's compiler, second half of 600,000 callbacks (goal: 12 us)",
                        numbers(compiled, "trip_p50"),
                        JIT_GOAL_NANOS),
                Row.alone(
                        "python-call.asleep-p50",
                        "p50 of a callback after a millisecond in which the child fell asleep, interpreted",
                        "ns",
                        numbers(interpreted, "asleep_p50")),
                Row.beside(
                        "python-kill.gone",
                        "from the deadline of a callback that nothing but a kill ends until all its processes are gone"
                                + " and the child is reaped (goal: 150 ms)",
                        "ms",
                        millis(kills),
                        millis(kills).stream().map(_ -> KILL_GOAL_MILLIS).toList()));
    }

    private Map<String, String> fork(Class<?> main, List<String> options, int calls) {
        return Fork.run(
                main,
                options,
                List.of(
                        sample.resolve("strategy.yaml").toString(),
                        sample.resolve("strategy.py").toString(),
                        plugins.toString(),
                        Integer.toString(calls)));
    }

    private static Row row(String id, String what, List<Double> nanos, double goal) {
        return Row.beside(id, what, "ns", nanos, nanos.stream().map(_ -> goal).toList());
    }

    private static List<Double> numbers(List<Map<String, String>> runs, String name) {
        return runs.stream()
                .map(run -> Double.valueOf(run.getOrDefault(name, "NaN")))
                .toList();
    }

    private static List<Double> millis(List<Map<String, String>> runs) {
        return runs.stream()
                .flatMap(
                        run -> Stream.of(Objects.requireNonNull(run.get("kill")).split(",", -1)))
                .map(nanos -> Double.parseDouble(nanos) / NANOS_PER_MILLI)
                .toList();
    }
}
