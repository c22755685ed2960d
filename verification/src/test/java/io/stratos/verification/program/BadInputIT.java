package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.host.run.LedgerDoor;
import io.stratos.state.rocks.LedgerDamage;
import io.stratos.verification.program.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each bad input is one clear error with its code, the next step and the documented exit code, and leaves nothing
/// behind that is half done.
final class BadInputIT {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 3;

    /// Each is a start of the program.
    private static final int FLIPS = 10;

    private static final InstanceId EMA_ON_BITSTAMP = new InstanceId("run", "ema-cross", "btc-usd");

    @TempDir
    private Path folder;

    private Program program = Program.in(Path.of("."));

    @BeforeEach
    void startInAFreshFolder() {
        program = Program.in(folder);
    }

    // ---- tapes ----

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 20, 60, 5_000, -33, -32, -1})
    void truncatedTapeIsRefused(int cut) throws IOException, InterruptedException {
        var whole = Files.readAllBytes(tape());
        Files.write(
                folder.resolve("cut.tape"),
                Arrays.copyOf(whole, cut <= 0 && cut > -1 ? 0 : cut < 0 ? whole.length + cut : cut));

        var outcome = run("cut.tape");

        assertThat(codeOf(outcome, REFUSED)).isIn("DAT_TAPE_TRUNCATED", "DAT_TAPE_FORMAT", "DAT_TAPE_HASH");
        assertNoData();
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, -40, -1})
    void tapeWithAChangedByteIsRefused(int at) throws IOException, InterruptedException {
        var bytes = Files.readAllBytes(tape());
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(folder.resolve("changed.tape"), bytes);

        assertThat(codeOf(run("changed.tape"), REFUSED)).isEqualTo("DAT_TAPE_HASH");
        assertNoData();
    }

    @Test
    void tapeThatIsNotThereIsAProblemOfTheEnvironment() throws IOException, InterruptedException {
        assertThat(codeOf(run("nosuchtape"), ENVIRONMENT)).isEqualTo("DAT_TAPE_MISSING");
        assertNoData();
    }

    @Test
    void sourceThatBreaksOffLeavesNoTapeBehind() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.csv"), "1385380800,800.0,0.5\n1385380801,80");

        var outcome = program.run("tape", "import", "--format", "bitstamp-trades", "bad.csv", "bad.tape");

        assertThat(codeOf(outcome, REFUSED)).startsWith("DAT_");
        assertThat(names()).containsExactly("bad.csv");
    }

    // ---- bundles ----

    /// Some places of a real bundle; `BundleBytesTest` has every bit of a small one.
    @Test
    void bundleWithOneFlippedBitIsNeverRun() throws IOException, InterruptedException {
        var random = new SplittableRandom(30);
        var bundle = Files.readAllBytes(Path.of(Bundles.emaCross()));
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(bundle.length);
            int bit = random.nextInt(8);
            var flipped = bundle.clone();
            flipped[at] ^= (byte) (1 << bit);
            Files.write(folder.resolve("flipped.stratos"), flipped);

            var outcome = program.run("run", "--bundle", "flipped.stratos", "--tape", "eth-5m", "--data", "data");

            assertThat(codeOf(outcome, REFUSED)).as("byte %s bit %s", at, bit).matches("(BND|SIG|DSC)_[A-Z_]+");
            assertNoData();
        }
    }

    @Test
    void unsignedBundleIsRefusedWherePolicyAsksForASignature() throws IOException, InterruptedException {
        var outcome = run("eth-5m", "--policy", "paper");

        assertThat(codeOf(outcome, REFUSED)).isEqualTo("SIG_MISSING");
        assertNoData();
    }

    @Test
    void bundleThatIsNotThereIsAProblemOfTheEnvironment() throws IOException, InterruptedException {
        var outcome = program.run("run", "--bundle", "none.stratos", "--tape", "eth-5m", "--data", "data");

        assertThat(codeOf(outcome, ENVIRONMENT)).isEqualTo("ENV_FILE");
        assertNoData();
    }

    // ---- configuration ----

    @ParameterizedTest
    @CsvSource({
        "fast=0, CFG_RANGE",
        "fast=10001, CFG_RANGE",
        "qty=1000.1, CFG_RANGE",
        "nosuch=1, CFG_UNKNOWN_FIELD",
        "fast=twelve, CFG_TYPE",
        "fast=1.5, CFG_TYPE",
        "fast=99999999999999999999, CFG_TYPE|CFG_RANGE",
        "style=limit, CFG_RANGE|CFG_TYPE",
    })
    void valueThatTheStrategyDoesNotTakeIsRefused(String pair, String codes) throws IOException, InterruptedException {
        assertThat(codeOf(run("eth-5m", "--config", pair), REFUSED)).matches(codes);
        assertNoData();
    }

    @Test
    void configurationWithoutAValueIsRefused() throws IOException, InterruptedException {
        var outcome = run("eth-5m", "--config", "fast");

        assertThat(outcome.exitCode()).as(outcome.toString()).isIn(REFUSED, USAGE);
        assertThat(codeOf(outcome, outcome.exitCode())).isIn("CLI_USAGE", "CFG_TYPE");
        assertNoData();
    }

    // ---- data directories ----

    @Test
    void dataDirectoryBelowAFileIsAProblemOfTheEnvironment() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("file"), "x");

        var outcome = program.run("run", "--bundle", Bundles.emaCross(), "--tape", "eth-5m", "--data", "file/data");

        assertThat(codeOf(outcome, ENVIRONMENT)).isEqualTo("STA_LEDGER_IO");
        assertThat(folder.resolve("file")).hasContent("x");
    }

    /// A file that may not grow is what a full disk is to a process, and needs no mount.
    @ParameterizedTest
    @ValueSource(ints = {0, 64, 1_024, 4_096})
    void runOnAFullDiskStopsAndGoesOnWhenThereIsSpace(int kilobytes) throws IOException, InterruptedException {
        var expected = RunEssence.of(completed("whole"));
        var full = program.wrappedBy("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$0\" \"$@\"")
                .with("STRATOS_JAVA_OPTS", "-XX:-UsePerfData");

        var outcome = full.run("run", "--bundle", Bundles.emaCross(), "--tape", "bitstamp", "--data", "data");

        assertThat(codeOf(outcome, ENVIRONMENT)).isEqualTo("STA_LEDGER_IO");
        assertThat(RunEssence.of(completed("data"))).isEqualTo(expected);
    }

    @Test
    void secondProcessOnADataDirectoryIsRefusedAndTheFirstIsNotDisturbed() throws IOException, InterruptedException {
        var expected = RunEssence.of(completed("whole"));
        var bundle = Bundles.emaCross();
        var second = new ArrayList<Outcome>();
        var first = program.with("STRATOS_PROGRESS", "plain")
                .watched(
                        (process, line) -> {
                            if (line.startsWith("10 %")) {
                                signal(process, "STOP");
                                second.add(
                                        program.run("run", "--bundle", bundle, "--tape", "bitstamp", "--data", "data"));
                                second.add(program.run("audit", "verify", "--data", "data"));
                                signal(process, "CONT");
                            }
                        },
                        "run",
                        "--bundle",
                        bundle,
                        "--tape",
                        "bitstamp",
                        "--data",
                        "data",
                        "--json");

        assertThat(second).hasSize(2);
        for (var outcome : second) {
            assertThat(codeOf(outcome, ENVIRONMENT)).isEqualTo("STA_LEDGER_LOCKED");
        }
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(RunEssence.of(first.json())).isEqualTo(expected);
    }

    @Test
    void dataDirectoryOfOtherInputsIsRefusedAndStaysAsItWas() throws IOException, InterruptedException {
        var first = run("eth-5m", "--json");
        assertThat(first.exitCode()).as(first.toString()).isZero();

        assertThat(codeOf(run("bitstamp"), REFUSED)).isEqualTo("STA_RUN_MISMATCH");
        assertThat(codeOf(run("eth-5m", "--config", "fast=3"), REFUSED)).isEqualTo("STA_RUN_MISMATCH");
        assertThat(codeOf(run("eth-5m", "--seed", "2"), REFUSED)).isEqualTo("STA_RUN_MISMATCH");

        assertThat(RunEssence.of(run("eth-5m", "--json").json())).isEqualTo(RunEssence.of(first.json()));
    }

    @Test
    void damagedCheckpointIsPassedOverAndTheRunEndsTheSame() throws IOException, InterruptedException {
        var expected = RunEssence.of(completed("whole"));
        killAt("60 %", "data");
        LedgerDamage.newestCheckpoint(LedgerDoor.folder(folder.resolve("data")), EMA_ON_BITSTAMP);

        var resumed = completed("data");

        assertThat(RunEssence.of(resumed)).isEqualTo(expected);
        assertThat(resumed.items("instances").getFirst().number("resumed_from_cursor"))
                .isPositive();
    }

    @Test
    void changedJournalRecordIsNamedByTheAudit() throws IOException, InterruptedException {
        completed("data");
        LedgerDamage.journalRecord(LedgerDoor.folder(folder.resolve("data")), 1_000);

        var audit = program.run("audit", "verify", "--data", "data", "--json");

        assertThat(audit.exitCode()).as(audit.toString()).isEqualTo(REFUSED);
        assertThat(audit.json().text("ok")).isEqualTo("false");
        assertThat(audit.json().number("first_bad_seq")).isEqualTo(1_000);
        assertThat(audit.json().text("reason_code")).isEqualTo("AUD_BROKEN");
    }

    @Test
    void auditOfADirectoryWithoutALedgerIsAnError() throws InterruptedException {
        assertThat(codeOf(program.run("audit", "verify", "--data", "none"), ENVIRONMENT))
                .isEqualTo("STA_LEDGER_IO");
        assertThat(names()).isEmpty();
    }

    // ---- tools ----

    @Test
    void missingRustIsNamedWithTheCommandThatInstallsIt() throws IOException, InterruptedException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        for (var tool :
                List.of("bash", "env", "dirname", "readlink", "cksum", "awk", "cut", "id", "uname", "sed", "ls")) {
            Files.createSymbolicLink(bin.resolve(tool), onPath(tool));
        }
        var without = program.with("PATH", bin.toString())
                .with("STRATOS_RUST", "rustup")
                .with("JAVA_HOME", System.getProperty("java.home"));
        var sample = Program.HOME.resolve("sample-strategies/ema-cross-rust").toString();

        var outcome = without.run("pack", sample, "-o", "out.stratos");

        assertThat(codeOf(outcome, ENVIRONMENT)).isEqualTo("ENV_RUST");
        assertThat(String.join("\n", outcome.err())).contains("rustup target add wasm32-unknown-unknown");
        assertThat(names()).containsExactly("bin");
    }

    // ---- what every refusal has in common ----

    /// Holds a refusal against CLI.md.
    ///
    /// @return its code
    private static String codeOf(Outcome outcome, int exitCode) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(exitCode);
        assertThat(outcome.out()).as(outcome.toString()).isEmpty();
        assertThat(outcome.err()).as(outcome.toString()).hasSize(2);
        assertThat(outcome.err().getFirst()).as(outcome.toString()).matches("[A-Z]{3}_[A-Z_]+: .+");
        assertThat(outcome.err().getLast()).as(outcome.toString()).matches("fix: .+");
        return outcome.err().getFirst().substring(0, outcome.err().getFirst().indexOf(':'));
    }

    private void assertNoData() {
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private List<String> names() {
        return Arrays.stream(Files.exists(folder) ? folder.toFile().list() : new String[0])
                .sorted()
                .toList();
    }

    private Path tape() throws IOException, InterruptedException {
        var csv = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            csv.append(1_385_380_800 + i).append(',').append(800 + i % 7).append(".25,0.5\n");
        }
        Files.writeString(folder.resolve("trades.csv"), csv);
        var outcome = program.run("tape", "import", "--format", "bitstamp-trades", "trades.csv", "whole.tape");
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return folder.resolve("whole.tape");
    }

    private Outcome run(String tape, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("run", "--bundle", Bundles.emaCross(), "--tape", tape, "--data", "data"));
        command.addAll(List.of(more));
        return program.run(command.toArray(String[]::new));
    }

    private JsonDocument completed(String data) throws IOException, InterruptedException {
        var outcome =
                program.run("run", "--bundle", Bundles.emaCross(), "--tape", "bitstamp", "--data", data, "--json");
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json();
    }

    private void killAt(String progress, String data) throws IOException, InterruptedException {
        var outcome = program.with("STRATOS_PROGRESS", "plain")
                .watched(
                        (process, line) -> {
                            if (line.startsWith(progress)) {
                                process.toHandle().destroyForcibly(); // leaves the streams open
                            }
                        },
                        "run",
                        "--bundle",
                        Bundles.emaCross(),
                        "--tape",
                        "bitstamp",
                        "--data",
                        data);
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(128 + 9);
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private static Path onPath(String tool) {
        for (var place : System.getenv("PATH").split(":", -1)) {
            var file = Path.of(place, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError("no " + tool + " on PATH");
    }
}
