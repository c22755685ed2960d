package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JSON that other tools rely on, held to the letter: one document on stdout, its schema, its fields,
/// their form.
@Tag("U-2")
final class CliContractIT {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @TempDir
    private Path folder;

    private Program program = Program.in(Path.of("."));

    @BeforeEach
    void startInAFreshFolder() {
        program = Program.in(folder);
    }

    @Test
    void runTellsTapeInstancesSpeedAndAuditHead() throws IOException, InterruptedException {
        var run = json("run", "--bundle", Bundles.emaCross(), "--tape", "eth-5m", "--data", "data", "--json");

        assertThat(run.text("schema")).isEqualTo("stratos.run/1");
        assertThat(run.at("tape").names()).contains("name", "events", "sha256");
        assertThat(run.at("tape").text("sha256")).matches(SHA256);
        assertThat(run.names()).contains("seconds", "events_per_second", "audit_head");
        assertThat(run.text("audit_head")).matches(SHA256);
        var instance = run.items("instances").getFirst();
        assertThat(instance.names())
                .contains(
                        "instance",
                        "strategy_id",
                        "strategy_version",
                        "runtime_kind",
                        "events",
                        "intents",
                        "denied",
                        "fills",
                        "realized_pnl",
                        "final_equity",
                        "intents_digest",
                        "fuel_used",
                        "latency_ns",
                        "health",
                        "reason_code",
                        "usage",
                        "skipped",
                        "resumed_from_cursor");
        assertThat(instance.at("usage").names())
                .contains("fuel", "memory_bytes", "state_bytes", "intents", "callback_ns");
        assertThat(instance.at("usage").at("fuel").number("percent")).isBetween(0L, 79L);
        assertThat(instance.at("usage").at("state_bytes").number("most")).isPositive();
        assertThat(instance.at("latency_ns").names()).contains("p50", "p99", "max");
        assertThat(instance.text("intents_digest")).matches(SHA256);
        assertThat(instance.text("final_equity")).matches(DECIMAL);
        assertThat(instance.text("realized_pnl")).matches(DECIMAL);
        assertThat(instance.text("reason_code")).isEqualTo("OK");

        var audit = json("audit", "verify", "--data", "data", "--json");

        assertThat(audit.text("schema")).isEqualTo("stratos.audit/1");
        assertThat(audit.text("ok")).isEqualTo("true");
        assertThat(audit.text("head")).isEqualTo(run.text("audit_head"));
        assertThat(audit.number("records")).isPositive();
        assertThat(audit.names()).contains("first_bad_seq", "reason_code");
    }

    @Test
    void admissionTellsTheVerdictAndEachCheck() throws IOException, InterruptedException {
        var admitted = json("admit", Bundles.emaCross(), "--policy", "dev", "--json");

        assertThat(admitted.text("schema")).isEqualTo("stratos.admit/1");
        assertThat(admitted.text("verdict")).isEqualTo("admitted");
        assertThat(admitted.text("bundle_sha256")).matches(SHA256);
        assertThat(admitted.text("policy_sha256")).matches(SHA256);
        for (var check : admitted.items("checks")) {
            assertThat(check.names()).contains("check", "ok", "code", "what", "where", "why", "fix");
        }

        var refused = program.run("admit", Bundles.emaCross(), "--policy", "paper", "--json");

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.json().text("verdict")).isEqualTo("refused");
        assertThat(refused.json().items("checks"))
                .anySatisfy(check -> assertThat(check.text("code")).isEqualTo("SIG_MISSING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "tape list", "key list", "trust list", "reason GATE_TARGET", "tape info eth-5m"})
    void everyDocumentIsOneObjectWithAVersionedSchema(String command) throws InterruptedException {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add("--json");

        var document = program.run(words.toArray(String[]::new)).json();

        assertThat(document.text("schema")).matches("stratos\\.[a-z_-]+/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "admit", "pack", "sign", "tape import", "audit verify", "key gen", "trust add"})
    void everyLevelHasHelpWithAnExample(String command) throws InterruptedException {
        var words = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ", -1)));
        words.add("--help");

        var help = program.run(words.toArray(String[]::new));

        assertThat(help.exitCode()).as(help.toString()).isZero();
        assertThat(help.out()).containsIgnoringCase("example");
    }

    @Test
    void usageErrorIsCodeTwoAndNothingOnStdout() throws InterruptedException {
        var outcome = program.run("run", "--no-such-flag");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().getFirst()).startsWith("CLI_USAGE: ");
    }

    private JsonDocument json(String... arguments) throws InterruptedException {
        var outcome = program.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json();
    }
}
