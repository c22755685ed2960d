package io.stratos.sandbox.wasm.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the JIT's gift: that a quiet call allocates nothing is no contract of anyone.
@Tag("gate")
class CallCostTest {
    private static final List<String> LAUNCHER_FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-DontCompileHugeMethods", "-XX:ThreadStackSize=1m");

    @Test
    void quietCallAllocatesNothing(@TempDir Path directory) throws Exception {
        Map<String, Long> figures = run(directory.resolve("figures"));

        for (String guest : List.of("ema_cross", "empty", "other", "ema_cross_in_a_crowd")) {
            assertThat(figures).containsEntry(guest + "_bytes_per_call", 0L);
        }
        assertThat(figures.get("ema_cross_call_ns_p50"))
                .as("ns; compiled, not interpreted")
                .isLessThan(20_000);
    }

    private static Map<String, Long> run(Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LAUNCHER_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CallCost.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended && process.waitFor() == 0).as("output: %s", text).isTrue();
        Map<String, Long> figures = new HashMap<>();
        text.lines().map(line -> line.split("=", 2)).forEach(parts -> figures.put(parts[0], Long.valueOf(parts[1])));
        return figures;
    }
}
