package io.stratos.verification.benchmarks.neighbours;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Four instances of a strategy on one lane, alone and beside attackers, in pairs of blocks within one JVM; several
/// JVMs.
///
/// The goal is a ratio of 1.5 at most, at the fuel limit that the strategy's descriptor asks for.
public final class NeighbourScenario {
    private final Path strategyYaml;
    private final Path wasm;
    private final Consumer<String> progress;
    private final List<Map<String, String>> runs = new ArrayList<>();

    public NeighbourScenario(Path strategyYaml, Path wasm, Consumer<String> progress) {
        this.strategyYaml = strategyYaml;
        this.wasm = wasm;
        this.progress = progress;
    }

    /// Measures.
    public List<Row> run(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            progress.accept("neighbours: round " + round + " of " + rounds);
            runs.add(Fork.run(NeighbourMain.class, List.of(strategyYaml.toString(), wasm.toString())));
        }
        return List.of(
                row(
                        "neighbours.p99",
                        "p99 from an event's due time to its decision, four instances on one lane: beside"
                                + " attackers that run out of fuel five times as often as the host lets four of them,"
                                + " and alone (goal: at most 1.5)",
                        "due_p99"),
                row("neighbours.p50", "the same, p50", "due_p50"),
                row(
                        "neighbours.storm-p99",
                        "p99 of a callback itself, while another instance is rebuilt and runs out of fuel between any"
                                + " two (goal: ratio at most 1.5)",
                        "storm_p99"));
    }

    private Row row(String id, String what, String answer) {
        return Row.beside(
                id, what, "ns", numbers(answer + NeighbourMain.BESIDE), numbers(answer + NeighbourMain.ALONE));
    }

    /// Of all rounds, in the order of the pairs.
    private List<Double> numbers(String answer) {
        return runs.stream()
                .flatMap(answers -> Stream.of(
                        Objects.requireNonNull(answers.get(answer), answer).split(NeighbourMain.SEPARATOR, -1)))
                .map(Double::valueOf)
                .toList();
    }
}
