package io.stratos.sandbox.wasm.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.testing.ForkedJvm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No module within all limits of size takes the host's heap when it is compiled.
@Tag("M-13")
@Tag("M-29")
class CompileBombsTest {
    private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    @Test
    void compilingNeverTakesTheHostsHeap() throws Exception {
        List<String> lines =
                ForkedJvm.run(SMALL_HEAP, CompileBombs.class).lines().toList();

        assertThat(lines.stream().filter(line -> line.startsWith("strategy=")))
                .hasSize(6)
                .containsOnly("strategy=COMPILED");
        assertThat(lines.stream().filter(line -> !line.startsWith("strategy=")))
                .containsExactly(
                        "many_large_functions=RES_MEMORY",
                        "locals_at_branches=ABI_COMPLEXITY",
                        "locals_at_few_branches_of_many_functions=RES_MEMORY",
                        "values_at_labels=ABI_COMPLEXITY",
                        "equal_types=ABI_COMPLEXITY",
                        "types_and_functions=COMPILED");
    }

    @Test
    void largeProgramCompilesOnAHeapThatHoldsIt() throws Exception {
        String lines = ForkedJvm.run(List.of("-Xmx2g"), CompileBombs.class, "many_large_functions");

        assertThat(lines).startsWith("many_large_functions=COMPILED");
    }
}
