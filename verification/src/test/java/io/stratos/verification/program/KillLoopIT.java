package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills `run` with SIGKILL at points from a seed, again and again, and gives the same command each time.
///
/// However often that happens: what was committed is the beginning of the uninterrupted run's journal, and the end
/// is the same.
@Tag("M-18")
final class KillLoopIT {
    /// A directory is killed so often at most before it may run to its end.
    private static final int KILLS_IN_A_ROW_MAX = 4;

    private static final int SIGKILLED = 128 + 9;

    /// Each start of a child takes seconds: the suite `python-long` runs these.
    private static final int PYTHON_KILLS = Integer.getInteger("stratos.test.python.kills", 20);

    @TempDir
    private Path folder;

    @Test
    void strategyKilledTwentyTimesEndsAsIfItHadNeverBeenKilled() throws IOException, InterruptedException {
        killLoop(20, 2_026, "--bundle", Bundles.emaCross(), "--tape", "bitstamp");
    }

    @Test
    void strategyWithOpenOrdersAndTimersEndsTheSameToo() throws IOException, InterruptedException {
        killLoop(6, 7, "--bundle", Bundles.gridMaker(), "--tape", "bitstamp");
    }

    @Test
    void twoStrategiesInOneRunGoOnTogether() throws IOException, InterruptedException {
        killLoop(3, 11, "--bundle", Bundles.emaCross(), "--bundle", Bundles.gridMaker(), "--tape", "bitstamp");
    }

    @Test
    @Tag("X-10")
    void twoStrategiesInOneAccountGoOnTogether() throws IOException, InterruptedException {
        killLoop(
                3,
                19,
                "--bundle",
                Bundles.emaCross(),
                "--bundle",
                Bundles.gridMaker(),
                "--tape",
                "bitstamp",
                "--shared-account");
    }

    @Test
    @Tag("M-5")
    @Tag("long")
    void pythonStrategyEndsTheSameToo() throws IOException, InterruptedException {
        killLoop(PYTHON_KILLS, 13, "--bundle", Bundles.emaCrossPython(), "--tape", "bitstamp");
    }

    @Test
    @Tag("M-5")
    @Tag("long")
    void runOfPythonAndRustGoesOnTogether() throws IOException, InterruptedException {
        killLoop(
                PYTHON_KILLS / 2,
                17,
                "--bundle",
                Bundles.gridMaker(),
                "--bundle",
                Bundles.emaCrossPython(),
                "--tape",
                "bitstamp");
    }

    @Test
    void runThatIsCompleteAlreadyIsOnlyToldAgain() throws IOException, InterruptedException {
        var first = complete("done", "--bundle", Bundles.emaCross(), "--tape", "eth-5m");
        var again = complete("done", "--bundle", Bundles.emaCross(), "--tape", "eth-5m");

        assertThat(RunEssence.of(again)).isEqualTo(RunEssence.of(first));
    }

    private void killLoop(int kills, long seed, String... run) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var expected = RunEssence.of(complete("whole", run));
        for (int landed = 0, directory = 0; landed < kills; directory++) {
            var data = "killed-" + directory;
            var history = new ArrayList<String>(List.of("seed=" + seed, "run " + String.join(" ", run)));
            int inARow = Math.min(random.nextInt(1, KILLS_IN_A_ROW_MAX + 1), kills - landed);
            long committed = 0;
            for (int i = 0; i < inARow; i++) {
                var point = KillPoint.random(random);
                landed += kill(point, data, run) ? 1 : 0;
                long before = committed;
                committed = Journals.recordsThatBegin(folder.resolve("whole"), folder.resolve(data));
                history.add(point + " -> " + committed + " records");
                assertThat(committed).as(history.toString()).isGreaterThanOrEqualTo(before);
            }

            var resumed = complete(data, run);

            assertThat(RunEssence.of(resumed)).as(history.toString()).isEqualTo(expected);
            for (var instance : resumed.items("instances")) {
                assertThat(instance.number("resumed_from_cursor") > 0)
                        .as("resumed %s", history)
                        .isEqualTo(committed > 0);
            }
        }
        var audit = Program.in(folder).run("audit", "verify", "--data", "killed-0", "--json");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
        assertThat(audit.json().text("head")).isEqualTo(expected.get("audit_head"));
        assertThat(audit.json().text("records")).isEqualTo(expected.get("audit_records"));
    }

    /// @return whether the kill came before the end
    private boolean kill(KillPoint point, String data, String... run) throws InterruptedException {
        var program = Program.in(folder).with("STRATOS_PROGRESS", "plain").with("STRATOS_JAVA_OPTS", point.jvmOption());
        var logged = new long[1];
        var outcome = program.watched(
                (process, line) -> {
                    logged[0] += line.startsWith("[") ? 1 : 0;
                    if (point.isAt(line, logged[0])) {
                        process.toHandle().destroyForcibly(); // leaves the streams open
                    }
                },
                command(data, run));
        assertThat(outcome.exitCode()).as(outcome.toString()).isIn(SIGKILLED, 0);
        return outcome.exitCode() == SIGKILLED;
    }

    private JsonDocument complete(String data, String... run) throws InterruptedException {
        var outcome = Program.in(folder).run(command(data, run));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json();
    }

    private static String[] command(String data, String... run) {
        var command = new ArrayList<>(List.of("run"));
        command.addAll(List.of(run));
        command.addAll(List.of("--data", data, "--json"));
        return command.toArray(String[]::new);
    }
}
