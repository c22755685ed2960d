package io.stratos.verification.benchmarks;

import io.stratos.verification.benchmarks.account.AccountScenario;
import io.stratos.verification.benchmarks.allocation.AllocationGate;
import io.stratos.verification.benchmarks.gate.GateScenario;
import io.stratos.verification.benchmarks.harness.Machine;
import io.stratos.verification.benchmarks.harness.Report;
import io.stratos.verification.benchmarks.harness.Row;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import io.stratos.verification.benchmarks.live.DaemonScenario;
import io.stratos.verification.benchmarks.micro.MicroBenchmarks;
import io.stratos.verification.benchmarks.neighbours.NeighbourScenario;
import io.stratos.verification.benchmarks.run.PythonCallScenario;
import io.stratos.verification.benchmarks.run.PythonScenario;
import io.stratos.verification.benchmarks.run.RunScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// `stratos bench`; started by the launcher with the options that it gives the product.
public final class BenchMain {
    private BenchMain() {}

    /// Prints a report, or what is wrong and the next step.
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws IOException, InterruptedException, RunnerException {
        try {
            var options = BenchOptions.parse(arguments);
            if (options.help()) {
                System.out.println(BenchOptions.USAGE);
                return 0;
            }
            return measure(options);
        } catch (BenchFailure failure) {
            System.err.println(failure.getMessage());
            System.err.println("fix: " + failure.fix());
            return failure.exitCode();
        }
    }

    private static int measure(BenchOptions options)
            throws BenchFailure, IOException, InterruptedException, RunnerException {
        // JMH refuses a second run on a machine; ours are forked one by one, and the load is in the report.
        System.setProperty("jmh.ignoreLock", "true");
        var machine = Machine.observe();
        try (var folder = TemporaryFolder.make()) {
            progress("building the strategy");
            var guest = Guest.build(installation(), folder.path());
            var rows = new ArrayList<Row>();
            if (options.suite() == BenchOptions.Suite.DAEMON_FIGURES) {
                rows.addAll(new DaemonScenario(guest.strategyYaml(), guest.wasm(), BenchMain::progress).run());
                publish(new Report(machine.describe(), rows), options);
                return 0;
            }
            if (options.suite() != BenchOptions.Suite.GATES) {
                rows.addAll(scenario(guest, options.suite()));
            }
            progress("allocation");
            var gate = AllocationGate.measure(guest.strategyYaml(), guest.wasm());
            rows.addAll(gate.rows());
            if (options.suite() != BenchOptions.Suite.GATES) {
                rows.addAll(new GateScenario(BenchMain::progress).run(options.suite().rounds));
                rows.addAll(new AccountScenario(BenchMain::progress).run(options.suite().rounds));
                rows.addAll(new MicroBenchmarks(
                                guest.strategyYaml(), guest.wasm(), options.suite().rounds, BenchMain::progress)
                        .run());
            }
            publish(new Report(machine.describe(), rows), options);
            return verdict(gate);
        }
    }

    private static List<Row> scenario(Guest guest, BenchOptions.Suite suite) throws BenchFailure {
        try {
            var scenario = new RunScenario(guest.strategyYaml(), guest.wasm(), BenchMain::progress);
            var rows = new ArrayList<>(scenario.run(suite.rounds, suite.passesMax));
            rows.addAll(new PythonScenario(installation(), BenchMain::progress).run(suite.rounds, scenario.outcome()));
            rows.addAll(new PythonCallScenario(installation(), BenchMain::progress).run(suite.rounds));
            rows.addAll(
                    new NeighbourScenario(guest.strategyYaml(), guest.wasm(), BenchMain::progress).run(suite.rounds));
            return rows;
        } catch (RunScenario.OutcomesDifferException differ) {
            throw new BenchFailure(
                    BenchFailure.REFUSED,
                    "BENCH_OUTCOMES_DIFFER",
                    "Wasm, plain Java and Python do not come to the same result, so there is no number: "
                            + differ.getMessage(),
                    "make JavaEmaCross and ema-cross-python do again what ema-cross-rust does");
        }
    }

    private static int verdict(AllocationGate gate) {
        if (gate.holds()) {
            return 0;
        }
        System.err.println(
                "BENCH_GATE: a warm, quiet Wasm call allocates (got " + gate.bytesPerCall() + " B, expected 0)");
        System.err.println("fix: look at sandbox-wasm's call path with -XX:+PrintInlining; a result must not escape");
        return BenchFailure.REFUSED;
    }

    private static void publish(Report report, BenchOptions options) throws IOException {
        var out = options.out();
        if (out != null) {
            Files.createDirectories(out);
            Files.writeString(out.resolve("bench.json"), report.json() + "\n");
            Files.writeString(out.resolve("bench.md"), report.markdown());
            progress("written: " + out.resolve("bench.json") + ", " + out.resolve("bench.md"));
        }
        System.out.print(options.json() ? report.json() + "\n" : report.table());
        System.out.flush();
    }

    private static Path installation() throws BenchFailure {
        var home = System.getProperty("stratos.home");
        if (home == null) {
            throw new BenchFailure(
                    BenchFailure.ENVIRONMENT,
                    "ENV_DISTRIBUTION_MISSING",
                    "the benchmarks do not run from an installed distribution",
                    "start them with: stratos bench");
        }
        return Path.of(home);
    }

    private static void progress(String what) {
        System.err.println("bench: " + what);
    }
}
