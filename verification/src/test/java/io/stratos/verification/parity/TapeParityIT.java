package io.stratos.verification.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import io.stratos.verification.program.SameRuns;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both builds of the sample that takes bars, run by the installed program over the real tape of them; what the samples
/// do on the tape of trades and order books is compared where the demo runs them.
@Tag("M-5")
@Tag("Z-4")
final class TapeParityIT {
    @TempDir
    private Path folder;

    @Test
    void rustAndPythonAskForTheSameAndEndTheSameOnBars() throws IOException, InterruptedException {
        var rust = instance("ema-cross-rust");
        var python = instance("ema-cross-python");

        SameRuns.assertSame(rust, python);
    }

    private JsonDocument instance(String sample) throws IOException, InterruptedException {
        var bundle = Bundles.packed(sample).toString();
        var outcome = Program.in(folder).run("run", "--bundle", bundle, "--tape", "eth-5m", "--data", sample, "--json");
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json().items("instances").getFirst();
    }
}
