package io.stratos.host.demo;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.NanoClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds, packs, signs, admits and runs each sample in Rust and in Python on the same real trades, checks that both
/// asked for the same, kills a run midway, resumes it, and checks that nothing was doubled and nothing lost.
///
/// Every step is a command line that a person can repeat. A step that fails ends the demo.
public final class Demo {
    /// A strategy in both languages, and which build of it is killed.
    private record Pair(String rust, String python, String killed) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("ema-cross-rust", "ema-cross-python", "ema-cross-python"),
            new Pair("grid-maker-rust", "grid-maker-python", "grid-maker-rust"));

    private static final String REPORT = "report.html";
    private static final int KILL_AT_PERCENT = 40;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ChildCommand stratos;
    private final Path samples;
    private final Path out;
    private final NanoClock clock;
    private final Consumer<DemoStep> watcher;
    private final List<DemoStep> steps = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();

    /// @param installation folder of the distribution
    /// @param out where everything goes
    /// @param watcher told of each step when it is done
    public Demo(Path installation, Path out, NanoClock clock, Consumer<DemoStep> watcher) {
        this.out = out;
        this.clock = clock;
        this.watcher = watcher;
        samples = installation.resolve("sample-strategies");
        stratos = new ChildCommand(installation.resolve("bin").resolve("stratos"), out);
    }

    /// Everything that was done.
    ///
    /// @param runs the `stratos.run/1` documents of the uninterrupted runs
    /// @param report the report of the last of them, null if it did not come to that
    public record Result(
            boolean ok,
            List<DemoStep> steps,
            List<String> runs,
            @Nullable String report) {
        public Result {
            steps = List.copyOf(steps);
            runs = List.copyOf(runs);
        }
    }

    public Result run() throws Refused {
        boolean ok = step("doctor", "doctor")
                && step("key", "key", "gen", "demo", "--keys", "keys")
                && step("trust", "trust", "add", "demo", "--keys", "keys");
        for (var pair : PAIRS) {
            ok = ok && show(pair);
        }
        var report = ok ? writeReport(PAIRS.getFirst().rust() + "-whole") : null;
        return new Result(ok && report != null, steps, runs, report);
    }

    /// The page a person opens at the end.
    private @Nullable String writeReport(String data) throws Refused {
        var file = out.resolve(REPORT);
        return step("report", "report", "--data", data, "-o", REPORT, "--measurements") ? file.toString() : null;
    }

    private boolean show(Pair pair) throws Refused {
        if (!admitted(pair.rust(), 1) || !admitted(pair.python(), 2)) {
            return false;
        }
        var rust = runStep(pair.rust(), "whole");
        var python = rust == null ? null : runStep(pair.python(), "whole");
        if (rust == null || python == null) {
            return false;
        }
        runs.add(rust);
        runs.add(python);
        return compare(
                        pair.rust() + " and " + pair.python() + ": same intents, same money",
                        outcome(rust),
                        outcome(python))
                && killAndResume(pair.killed(), pair.killed().equals(pair.rust()) ? rust : python)
                && audit(pair.rust() + "-whole")
                && audit(pair.python() + "-whole")
                && audit(pair.killed() + "-killed");
    }

    /// @param release both builds are of one strategy, so each needs a release number of its own
    private boolean admitted(String sample, int release) throws Refused {
        var source = samples.resolve(sample).toString();
        var bundle = bundleOf(sample);
        return step(sample + ": build", "build", source)
                && step(sample + ": pack", "pack", source, "-o", bundle, "--release", Integer.toString(release))
                && step(sample + ": sign", "sign", bundle, "--key", "demo", "--keys", "keys")
                && step(sample + ": admit", "admit", bundle, "--policy", "paper", "--keys", "keys");
    }

    private boolean audit(String data) throws Refused {
        return step(data + ": audit", "audit", "verify", "--data", data);
    }

    private static String bundleOf(String sample) {
        return sample + ".stratos";
    }

    private boolean killAndResume(String sample, String whole) throws Refused {
        long started = clock.nanoTime();
        var arguments = runArguments(sample, "killed");
        var killed = stratos.runUntil(Demo::isMidway, arguments);
        var detail = killed.killed() ? "SIGKILL at " + last(killed.err()) : "it ended before it could be killed";
        if (!add(sample + ": kill midway", arguments, killed.killed(), started, detail)) {
            return false;
        }
        var resumed = runStep(sample, "killed");
        if (resumed == null) {
            return false;
        }
        long from = instance(resumed).whole("resumed_from_cursor", 0, Long.MAX_VALUE);
        return add(
                        sample + ": resumed where it was committed",
                        new String[0],
                        from > 0,
                        clock.nanoTime(),
                        "turn " + from)
                && compare(sample + ": killed and resumed equals never killed", essence(whole), essence(resumed));
    }

    private @Nullable String runStep(String sample, String name) throws Refused {
        long started = clock.nanoTime();
        var arguments = runArguments(sample, name);
        var outcome = stratos.run(arguments);
        boolean ok = outcome.exitCode() == 0;
        var detail = ok ? summary(outcome.out()) : last(outcome.err());
        return add(sample + ": run " + name, arguments, ok, started, detail) ? outcome.out() : null;
    }

    private static String[] runArguments(String sample, String name) {
        var data = sample + "-" + name;
        return new String[] {"run", "--bundle", bundleOf(sample), "--tape", "bitstamp", "--data", data, "--json"};
    }

    private boolean compare(String name, String wanted, String got) {
        boolean equal = wanted.equals(got);
        return add(name, new String[0], equal, clock.nanoTime(), equal ? wanted : wanted + " / " + got);
    }

    /// What must not depend on how often a run was killed.
    private static String essence(String run) throws Refused {
        return outcome(run) + ", audit " + root(run).text("audit_head").substring(0, 16);
    }

    /// What must not depend on the language either; the audit names the bundle, so it does.
    private static String outcome(String run) throws Refused {
        var instance = instance(run);
        return "digest " + instance.text("intents_digest").substring(0, 16) + ", fills " + instance.text("fills")
                + ", equity " + instance.text("final_equity");
    }

    private static String summary(String run) throws Refused {
        return essence(run) + ", " + root(run).text("events_per_second") + " events/s";
    }

    private static Fields instance(String run) throws Refused {
        return root(run).children("instances").getFirst();
    }

    private static Fields root(String run) throws Refused {
        Node document = Documents.json(
                run.getBytes(StandardCharsets.UTF_8), DocumentLimits.SMALL, "run --json", ReasonCode.INTERNAL);
        return Fields.of(document, "run --json", ReasonCode.INTERNAL);
    }

    private boolean step(String name, String... arguments) throws Refused {
        long started = clock.nanoTime();
        var outcome = stratos.run(arguments);
        boolean ok = outcome.exitCode() == 0;
        var lines = outcome.out().strip().lines().toList();
        var detail = ok ? (lines.isEmpty() ? "" : lines.getLast()) : String.join(" ", outcome.err());
        return add(name, arguments, ok, started, detail);
    }

    private boolean add(String name, String[] arguments, boolean ok, long started, String detail) {
        var command = arguments.length == 0 ? "" : "stratos " + String.join(" ", arguments);
        var step = new DemoStep(name, command, ok, (clock.nanoTime() - started) / NANOS_PER_SECOND, detail);
        steps.add(step);
        watcher.accept(step);
        return ok;
    }

    private static boolean isMidway(String line) {
        int percent = line.indexOf(" %");
        if (percent < 1 || !line.substring(0, percent).strip().chars().allMatch(Character::isDigit)) {
            return false;
        }
        return Integer.parseInt(line.substring(0, percent).strip()) >= KILL_AT_PERCENT;
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
