package io.stratos.verification.benchmarks.allocation;

import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Bytes that a quiet event allocates; a Wasm call must allocate none.
///
/// @param answers of one [AllocationMain]
public record AllocationGate(Map<String, String> answers) {
    public AllocationGate {
        answers = Map.copyOf(answers);
    }

    /// Measures in a fresh JVM.
    public static AllocationGate measure(Path strategyYaml, Path wasm) {
        return new AllocationGate(Fork.run(AllocationMain.class, List.of(strategyYaml.toString(), wasm.toString())));
    }

    /// Whether a warm, quiet Wasm call allocates nothing.
    public boolean holds() {
        return bytesPerCall() == 0;
    }

    /// What such a call allocates.
    public double bytesPerCall() {
        return number("wasm_call");
    }

    public List<Row> rows() {
        return List.of(
                row("allocation.wasm-call", "allocated by one quiet, warm Wasm call; the gate: must be 0", "wasm_call"),
                row("allocation.java-call", "allocated by the same call of the plain Java strategy", "java_call"),
                row("allocation.turn", "allocated by one quiet turn: encode, sandbox, log", "turn"),
                row(
                        "allocation.turn-and-commit",
                        "the same with its share of a group of 1,024 turns, committed",
                        "turn_and_commit"));
    }

    private Row row(String id, String what, String answer) {
        return Row.alone(id, what, "B", List.of(number(answer)));
    }

    private double number(String answer) {
        return Double.parseDouble(answers.getOrDefault(answer, "NaN"));
    }
}
