package io.stratos.verification.benchmarks.account;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures an account's way to the wire and its restart, in fresh JVMs.
public final class AccountScenario {
    private static final double READY_GOAL_MILLIS = 5_000;

    private final Consumer<String> progress;

    public AccountScenario(Consumer<String> progress) {
        this.progress = progress;
    }

    public List<Row> run(int rounds) {
        Map<String, List<Double>> measured = new HashMap<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("commit to wire, restart: round " + round + " of " + rounds);
            for (var main : List.of(WireMain.class, RestartMain.class)) {
                Fork.run(main, List.of())
                        .forEach((name, value) -> measured.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(Double.valueOf(value)));
            }
        }
        var ready = of(measured, "ready_ms");
        return List.of(
                beside(measured, "wire.p50", "bare", "p50", "bare synced write, goal: 1.2"),
                beside(measured, "wire.p99", "bare", "p99", "bare synced write, goal: 1.5"),
                beside(measured, "wire.append-p50", "append", "p50", "append and fdatasync"),
                beside(measured, "wire.append-p99", "append", "p99", "append and fdatasync"),
                Row.alone(
                        "restart.open",
                        "opening the ledger of 1,000 open orders and 10,000 fills",
                        "ms",
                        of(measured, "open_ms")),
                Row.alone("restart.restore", "the account from its rows", "ms", of(measured, "restore_ms")),
                Row.beside(
                        "restart.ready",
                        "from there to the clean verdict, beside the goal (less is better)",
                        "ms",
                        ready,
                        Collections.nCopies(ready.size(), READY_GOAL_MILLIS)));
    }

    private static Row beside(
            Map<String, List<Double>> measured, String id, String baseline, String quantile, String what) {
        return Row.beside(
                id,
                "an order from its batch to the venue's port, " + quantile + ", beside the same bytes by " + what,
                "us",
                of(measured, "wire_" + quantile),
                of(measured, baseline + "_" + quantile));
    }

    private static List<Double> of(Map<String, List<Double>> measured, String name) {
        var values = measured.get(name);
        if (values == null) {
            throw new IllegalStateException("Condition failed: the child answers " + name);
        }
        return values;
    }
}
