package io.stratos.verification.benchmarks.run;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The same backtest with the Python build of the strategy, interpreted, in a child process.
///
/// Correctness first here too: it must come to what the Wasm build comes to.
public final class PythonScenario {
    /// Events a second of a second pass.
    private static final double GOAL = 20_000;

    private final Path sample;
    private final Path plugins;
    private final Consumer<String> progress;

    /// The strategy in Python and the installation that runs it.
    public PythonScenario(Path installation, Consumer<String> progress) {
        sample = installation.resolve("sample-strategies").resolve("ema-cross-python");
        plugins = installation.resolve("plugins");
        this.progress = progress;
    }

    /// Measures.
    ///
    /// @param expected outcome of the Wasm build
    public List<Row> run(int rounds, String expected) {
        var runs = new ArrayList<Map<String, String>>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("run-ema-cross-python: round " + round + " of " + rounds);
            var answers = Fork.run(
                    PythonRoundMain.class,
                    List.of(
                            sample.resolve("strategy.yaml").toString(),
                            sample.resolve("strategy.py").toString(),
                            plugins.toString()));
            requireSame(expected, answers.getOrDefault("first_outcome", ""));
            requireSame(expected, answers.getOrDefault("second_outcome", ""));
            runs.add(answers);
        }
        var second = numbers(runs, "second");
        return List.of(
                Row.alone(
                        "run-ema-cross-python.first",
                        "events/s of the first pass in Python, everything cold",
                        "events/s",
                        numbers(runs, "first")),
                Row.beside(
                        "run-ema-cross-python.second",
                        "events/s of a second pass, with a fresh child, beside the goal",
                        "events/s",
                        second,
                        second.stream().map(_ -> GOAL).toList()),
                Row.alone(
                        "run-ema-cross-python.warm",
                        "events/s over the second half of that pass",
                        "events/s",
                        numbers(runs, "second_warm")),
                Row.alone(
                        "run-ema-cross-python.child-cpu",
                        "CPU of the child for an event of that half (less is better)",
                        "us/event",
                        numbers(runs, "second_cpu")),
                Row.alone(
                        "run-ema-cross-python.start",
                        "start of a child until it has read the source, with the start-up cache (less is better)",
                        "s",
                        numbers(runs, "start")),
                Row.alone(
                        "run-ema-cross-python.rss",
                        "resident memory of the child, most seen (less is better)",
                        "MiB",
                        numbers(runs, "second_rss")));
    }

    private static void requireSame(String expected, String outcome) {
        if (!expected.equals(outcome)) {
            throw new RunScenario.OutcomesDifferException(expected + " against " + outcome);
        }
    }

    private static List<Double> numbers(List<Map<String, String>> runs, String name) {
        return runs.stream()
                .map(run -> Double.valueOf(run.getOrDefault(name, "NaN")))
                .toList();
    }
}
