package io.stratos.verification.benchmarks.gate;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures the gate in fresh JVMs, beside its goals.
public final class GateScenario {
    private static final double GOAL_PER_SECOND = 500_000;
    private static final double GOAL_P99_MICROS = 10;
    private static final double GOAL_P999_MICROS = 50;

    private final Consumer<String> progress;

    public GateScenario(Consumer<String> progress) {
        this.progress = progress;
    }

    public List<Row> run(int rounds) {
        Map<String, List<Double>> measured = new HashMap<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("gate under load: round " + round + " of " + rounds);
            Fork.run(GateLoadMain.class, List.of())
                    .forEach((name, value) -> measured.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(Double.valueOf(value)));
        }
        return List.of(
                goal(
                        "gate.rate",
                        "intents that one thread has judged, beside the goal (more is better)",
                        "intents/s",
                        measured,
                        "per_second",
                        GOAL_PER_SECOND),
                Row.alone(
                        "gate.p50-at-100k",
                        "latency at 100,000 intents/s, open loop, median",
                        "us",
                        of(measured, "p50")),
                goal(
                        "gate.p99-at-100k",
                        "the same, p99, beside the goal (less is better)",
                        "us",
                        measured,
                        "p99",
                        GOAL_P99_MICROS),
                goal(
                        "gate.p999-at-100k",
                        "the same, p99.9, beside the goal (less is better)",
                        "us",
                        measured,
                        "p999",
                        GOAL_P999_MICROS),
                Row.alone(
                        "gate.idle-p99",
                        "the same loop without the gate: what the machine adds, p99",
                        "us",
                        of(measured, "idle_p99")));
    }

    private static Row goal(
            String id, String what, String unit, Map<String, List<Double>> measured, String name, double goal) {
        var values = of(measured, name);
        return Row.beside(id, what, unit, values, Collections.nCopies(values.size(), goal));
    }

    private static List<Double> of(Map<String, List<Double>> measured, String name) {
        var values = measured.get(name);
        if (values == null) {
            throw new IllegalStateException("Condition failed: the child answers " + name);
        }
        return values;
    }
}
