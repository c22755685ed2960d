package io.stratos.verification.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both builds of each sample, run by the installed program over both real tapes.
@Tag("M-5")
@Tag("Z-4")
final class TapeParityIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ema-cross, bitstamp", "ema-cross, eth-5m", "grid-maker, bitstamp"}) // grid-maker takes no bars
    void rustAndPythonAskForTheSameAndEndTheSame(String sample, String tape) throws IOException, InterruptedException {
        var rust = instance(sample + "-rust", tape);
        var python = instance(sample + "-python", tape);

        for (var member : new String[] {
            "instance",
            "strategy_id",
            "events",
            "intents",
            "denied",
            "fills",
            "final_equity",
            "intents_digest",
            "health"
        }) {
            assertThat(python.text(member)).as(member).isEqualTo(rust.text(member));
        }
        assertThat(rust.at("intents").number("order"))
                .as("equal and none is no parity")
                .isPositive();
        assertThat(rust.text("runtime_kind")).isEqualTo("rust_wasm");
        assertThat(python.text("runtime_kind")).isEqualTo("python");
    }

    private JsonDocument instance(String sample, String tape) throws IOException, InterruptedException {
        var bundle = Bundles.packed(sample).toString();
        var outcome = Program.in(folder).run("run", "--bundle", bundle, "--tape", tape, "--data", sample, "--json");
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json().items("instances").getFirst();
    }
}
