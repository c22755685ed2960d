package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy in Python through the whole program, as its author and its operator meet it.
final class PythonStrategyIT {
    private static final int SIGKILLED = 128 + 9;

    /// Appended to the scaffold's source: past what the smoke run sees, and past what the check of the source finds.
    private static final String TURNING = """

        _on_event = DipBuyer.on_event


        def _turning(self, ctx, event):
            if ctx.cursor == 2_000:
                getattr(_turning, "__glo" + "bals__")["__buil" + "tins__"]["open"]("/etc/passwd")
            _on_event(self, ctx, event)


        DipBuyer.on_event = _turning
        """;

    private static final String TRADES = "trades.tape";

    @TempDir
    private Path folder;

    @Test
    @Tag("M-6")
    void scaffoldBuildsTestsPacksSignsAdmitsAndRunsWithoutAnEdit() throws InterruptedException {
        done("new", "python", "dip");
        done("build", "dip");
        done("test", "dip");
        done("pack", "dip", "-o", "dip.stratos");
        done("key", "gen", "me");
        done("sign", "dip.stratos", "--key", "me");
        done("trust", "add", "me");
        done("verify", "dip.stratos");
        assertThat(done("inspect", "dip.stratos", "--json").json().text())
                .contains("python")
                .contains("code/strategy.py");
        assertThat(done("admit", "dip.stratos", "--json").json().text("verdict"))
                .isEqualTo("admitted");

        var instance = instances("run", "--bundle", "dip.stratos", "--tape", "bitstamp", "--json")
                .getFirst();

        assertThat(instance.text("runtime_kind")).isEqualTo("python");
        assertThat(instance.text("health")).isEqualToIgnoringCase("healthy");
        assertThat(instance.number("fills")).isPositive();
    }

    @Test
    @Tag("B-1")
    void sameFolderGivesTheSameBundle() throws InterruptedException, IOException {
        done("new", "python", "same");
        done("pack", "same", "-o", "one.stratos");
        done("test", "same");
        done("pack", "same", "-o", "two.stratos");

        assertThat(folder.resolve("one.stratos")).hasSameBinaryContentAs(folder.resolve("two.stratos"));
    }

    @Test
    @Tag("M-15")
    void sourceThatReachesForTheMachineIsRefusedWithItsLineBeforeItRuns() throws InterruptedException, IOException {
        done("new", "python", "curious");
        var source = folder.resolve("curious/strategy.py");
        Files.writeString(source, Files.readString(source) + "\nimport socket\nopen('/etc/passwd')\n");
        var lines = Files.readAllLines(source).size();

        var outcome = program().run("admit", "curious", "--json");

        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
        var found = outcome.json().items("checks").stream()
                .filter(check -> check.text("code").startsWith("SBX_"))
                .map(check -> check.text("where"))
                .toList();
        assertThat(found).contains("strategy.py:" + (lines - 1), "strategy.py:" + lines);
    }

    @Test
    @Tag("M-13")
    void attemptIsAFaultOfItsOwnInstanceAloneWhichGoesOnWithoutThatEvent() throws InterruptedException, IOException {
        importTrades();
        done("new", "python", "good");
        done("new", "python", "turning");
        var source = folder.resolve("turning/strategy.py");
        Files.writeString(source, Files.readString(source) + TURNING);
        var alone =
                instances("run", "--bundle", "good", "--tape", TRADES, "--json").getFirst();

        var both = instances("run", "--bundle", "good", "--bundle", "turning", "--tape", TRADES, "--json");

        var turned = both.getLast();
        assertThat(turned.text("health")).isEqualToIgnoringCase("degraded");
        assertThat(turned.text("reason_code")).isEqualTo("SBX_IO");
        assertThat(turned.number("faults")).isEqualTo(1);
        var good = both.getFirst();
        assertThat(good.text("health")).isEqualToIgnoringCase("healthy");
        assertThat(good.at("intents").number("order"))
                .as("none would be no proof")
                .isPositive();
        assertThat(good.text("intents")).isEqualTo(alone.text("intents"));
        assertThat(good.text("final_equity")).isEqualTo(alone.text("final_equity"));
    }

    @Test
    @Tag("M-12")
    void hostThatIsKilledLeavesNoChildAliveAfterTwoSeconds() throws Exception {
        done("new", "python", "orphan");
        var children = new ArrayList<ProcessHandle>();

        var outcome = program()
                .with("STRATOS_PROGRESS", "plain")
                .watched(
                        (process, line) -> {
                            if (new KillPoint.Percent(10).isAt(line, 0)) {
                                children.addAll(process.descendants().toList());
                                process.toHandle().destroyForcibly(); // leaves the streams open
                            }
                        },
                        "run",
                        "--bundle",
                        "orphan",
                        "--tape",
                        "bitstamp");

        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(SIGKILLED);
        assertThat(children).isNotEmpty();
        long killed = System.nanoTime();
        while (children.stream().anyMatch(PythonStrategyIT::runs)) {
            assertThat(System.nanoTime() - killed).isLessThan(TimeUnit.SECONDS.toNanos(2));
            Thread.onSpinWait();
        }
    }

    /// Three times as long as it takes the one to turn, and up and down all the way.
    private void importTrades() throws InterruptedException, IOException {
        var csv = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            int dip = Math.abs(i % 200 - 100);
            csv.append(1_385_380_800 + i).append(',').append(800 + dip).append(".25,0.5\n");
        }
        Files.writeString(folder.resolve("trades.csv"), csv);
        done("tape", "import", "--format", "bitstamp-trades", "trades.csv", TRADES);
    }

    /// Whether it still does something: one that is dead is there until its new parent, init, asks how it ended.
    private static boolean runs(ProcessHandle child) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            return !status.substring(status.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    private List<JsonDocument> instances(String... run) throws InterruptedException {
        return done(run).json().items("instances");
    }

    private Program.Outcome done(String... arguments) throws InterruptedException {
        var outcome = program().run(arguments);
        assertThat(outcome.exitCode()).as(List.of(arguments) + " " + outcome).isZero();
        return outcome;
    }

    private Program program() {
        return Program.in(folder);
    }
}
