package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job in one go, as a newcomer sees it, held to its JSON contract.
@Tag("U-4")
final class DemoIT {
    @TempDir
    private Path folder;

    @Test
    @Tag("M-5")
    @Tag("Z-4")
    void bothLanguagesAskForTheSameAndTheReportIsWritten() throws InterruptedException {
        var outcome = Program.in(folder).run("demo", "--out", "out", "--json");

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        var demo = outcome.json();
        assertThat(demo.text("schema")).isEqualTo("stratos.demo/1");
        assertThat(demo.text("ok")).isEqualTo("true");
        for (var step : demo.items("steps")) {
            assertThat(step.names()).contains("name", "ok", "seconds", "detail");
            assertThat(step.text("ok")).isEqualTo("true");
        }
        assertThat(demo.items("steps"))
                .anySatisfy(step -> assertThat(step.text("name")).endsWith("killed and resumed equals never killed"));
        var runs = demo.items("run").stream()
                .map(run -> run.items("instances").getFirst())
                .toList();
        assertThat(runs)
                .extracting(run -> run.text("runtime_kind"))
                .containsExactly("rust_wasm", "python", "rust_wasm", "python");
        for (int pair = 0; pair < runs.size(); pair += 2) {
            SameRuns.assertSame(runs.get(pair), runs.get(pair + 1));
        }
        assertThat(Path.of(demo.text("report"))).isNotEmptyFile();
    }
}
