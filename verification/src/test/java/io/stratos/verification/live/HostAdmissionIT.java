package io.stratos.verification.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line refuses the host refuses, for the same reasons: a bundle is held against the same limits,
/// trust, and releases by both.
@Tag("M-29")
final class HostAdmissionIT {
    private static final Path SAMPLE = Program.HOME.resolve("sample-strategies").resolve("ema-cross-rust");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theHostRefusesABundleWithTheCodesOfTheCommandLine() throws IOException, InterruptedException {
        var program = Program.in(folder);
        done(program, "key", "gen", "me", "--data", "host");
        packed(program, "new.stratos", 7);
        packed(program, "old.stratos", 6);
        Files.copy(Bundles.packed("ema-cross-rust"), folder.resolve("unsigned.stratos"));

        assertSame(program, "new.stratos", "TRU_UNKNOWN");
        done(program, "trust", "add", "me", "--data", "host");
        done(program, "admit", "new.stratos", "--policy", "paper", "--data", "host");
        assertSame(program, "old.stratos", "TRU_ROLLBACK");
        assertSame(program, "unsigned.stratos", "SIG_MISSING");
    }

    private void packed(Program program, String bundle, int release) throws InterruptedException {
        done(program, "pack", SAMPLE.toString(), "-o", bundle, "--release", Integer.toString(release));
        done(program, "sign", bundle, "--key", "me", "--data", "host");
    }

    private void assertSame(Program program, String bundle, String expected) throws IOException, InterruptedException {
        var judged = program.run("admit", bundle, "--policy", "paper", "--data", "host", "--json");
        assertThat(judged.exitCode()).as(judged.toString()).isEqualTo(1);
        var byCommand = new TreeSet<String>();
        for (var check : judged.json().items("checks")) {
            var code = check.text("code");
            if (check.text("ok").equals("false") && !code.equals("DSC_NOT_EVALUATED")) {
                byCommand.add(code);
            }
        }
        Files.writeString(folder.resolve("host.yaml"), """
            mode: paper
            policy: paper
            market: {tape: bitstamp}
            accounts: [{id: main}]
            instances: [{id: bot/ema-cross/btc, account: main, bundle: %s}]
            """.formatted(bundle), UTF_8);
        var started = program.run("host", "start", "--config", "host.yaml", "--foreground", "--data", "host");
        assertThat(started.exitCode()).as(started.toString()).isEqualTo(1);
        assertThat(codes(started.err()))
                .as(started.toString())
                .isEqualTo(byCommand)
                .contains(expected);
    }

    private static Set<String> codes(List<String> lines) {
        var codes = new TreeSet<String>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0 && line.substring(0, colon).matches("[A-Z]+_[A-Z_]+")) {
                codes.add(line.substring(0, colon));
            }
        }
        return codes;
    }

    private static void done(Program program, String... arguments) throws InterruptedException {
        var outcome = program.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    }
}
