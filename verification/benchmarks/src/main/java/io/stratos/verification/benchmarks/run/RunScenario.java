package io.stratos.verification.benchmarks.run;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Rounds of Wasm, Java, Java, Wasm, each in a JVM of its own, so that what else the machine does
/// hits both alike.
///
/// Correctness first: all of them must come to the same digest, fills, equity and audit head, or
/// there is no number.
public final class RunScenario {
    /// Events a second of the Wasm strategy on two cores (issue "First light").
    private static final double GOAL = 150_000;

    private final Path strategyYaml;
    private final Path wasm;
    private final Consumer<String> progress;
    private final List<Map<String, String>> wasmRuns = new ArrayList<>();
    private final List<Map<String, String>> javaRuns = new ArrayList<>();

    public RunScenario(Path strategyYaml, Path wasm, Consumer<String> progress) {
        this.strategyYaml = strategyYaml;
        this.wasm = wasm;
        this.progress = progress;
    }

    /// The two strategies, or two runs of one, do not come to the same result.
    public static final class OutcomesDifferException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        OutcomesDifferException(String outcomes) {
            super(outcomes);
        }
    }

    /// Measures.
    ///
    /// @param passesMax most passes of one JVM until its speed is steady
    /// @throws OutcomesDifferException instead of any number
    public List<Row> run(int rounds, int passesMax) {
        for (int round = 1; round <= rounds; round++) {
            for (var kind : List.of("wasm", "java", "java", "wasm")) {
                progress.accept("run-ema-cross: round " + round + " of " + rounds + ", " + kind);
                var answers = Fork.run(
                        RoundMain.class,
                        List.of(kind, strategyYaml.toString(), wasm.toString(), Integer.toString(passesMax)));
                (kind.equals("wasm") ? wasmRuns : javaRuns).add(answers);
                requireSameOutcome(answers);
            }
        }
        return rows();
    }

    private void requireSameOutcome(Map<String, String> answers) {
        var first = wasmRuns.getFirst().get("outcome");
        if (first == null || !first.equals(answers.get("outcome"))) {
            throw new OutcomesDifferException(first + " against " + answers.get("outcome"));
        }
    }

    /// What the Wasm build came to; after [#run].
    public String outcome() {
        return wasmRuns.getFirst().getOrDefault("outcome", "");
    }

    private List<Row> rows() {
        var cold = means(wasmRuns, "cold");
        var goal = cold.stream().map(_ -> GOAL).toList();
        return List.of(
                row(
                        "run-ema-cross.cold",
                        "events/s of the first pass over 100,000 real trades, everything on: Wasm beside plain Java",
                        "events/s",
                        "cold"),
                Row.beside("run-ema-cross.goal", "the same first pass in Wasm beside the goal", "events/s", cold, goal),
                row(
                        "run-ema-cross.steady",
                        "events/s of later passes in the same JVM: Wasm beside plain Java",
                        "events/s",
                        "steady"),
                row(
                        "run-ema-cross.cold-own",
                        "the first pass by the CPU time of the run's own thread: a busy machine slows it less",
                        "events/s",
                        "cold_own"),
                row(
                        "run-ema-cross.steady-own",
                        "later passes by the CPU time of the run's own thread",
                        "events/s",
                        "steady_own"),
                row(
                        "run-ema-cross.cold-cpu",
                        "CPU of all threads in the first pass, compilers included (less is better)",
                        "us/event",
                        "cold_cpu"),
                row(
                        "run-ema-cross.steady-cpu",
                        "CPU of all threads in later passes (less is better)",
                        "us/event",
                        "steady_cpu"),
                row(
                        "run-ema-cross.ready",
                        "from the start of the JVM to the first pass: tape read, guest compiled (less is better)",
                        "s",
                        "ready_seconds"));
    }

    private Row row(String id, String what, String unit, String answer) {
        return Row.beside(id, what, unit, means(wasmRuns, answer), means(javaRuns, answer));
    }

    /// One number for each round: the mean of its two JVMs.
    private static List<Double> means(List<Map<String, String>> runs, String answer) {
        var means = new ArrayList<Double>();
        for (int i = 0; i < runs.size(); i += 2) {
            means.add((number(runs.get(i), answer) + number(runs.get(i + 1), answer)) / 2);
        }
        return means;
    }

    private static double number(Map<String, String> answers, String name) {
        return Double.parseDouble(answers.getOrDefault(name, "NaN"));
    }
}
