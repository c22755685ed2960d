package io.stratos.verification.benchmarks.micro;

import io.stratos.host.refusal.Refused;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.harness.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// Runs the JMH benchmarks, one fresh JVM at a time, a thing and its baseline in turn, and makes
/// rows of them.
public final class MicroBenchmarks {
    private static final String STRATEGY = "stratos.bench.strategy";
    private static final double NANOS_PER_MICRO = 1_000;
    private static final String GUEST = "stratos.bench.guest";

    private final Path strategyYaml;
    private final Path wasm;
    private final int rounds;
    private final Consumer<String> progress;

    public MicroBenchmarks(Path strategyYaml, Path wasm, int rounds, Consumer<String> progress) {
        this.strategyYaml = strategyYaml;
        this.wasm = wasm;
        this.rounds = rounds;
        this.progress = progress;
    }

    /// The strategy, inside a JVM that JMH forked.
    static EmaCross strategy() throws Refused, IOException {
        return EmaCross.of(Path.of(System.getProperty(STRATEGY, "")), Path.of(System.getProperty(GUEST, "")));
    }

    /// Measures all of them.
    public List<Row> run() throws RunnerException {
        return List.of(
                beside(
                        "jmh.guest-call",
                        "one quiet call of the strategy through the port: Wasm beside plain Java (less is better)",
                        "ns",
                        new Subject(GuestCall.class, Map.of("kind", "WASM")),
                        new Subject(GuestCall.class, Map.of("kind", "JAVA"))),
                beside(
                        "jmh.guest-fuel",
                        "the same call without watchdog: metered beside not metered (less is better)",
                        "ns",
                        new Subject(GuestFuel.class, Map.of("metered", "true")),
                        new Subject(GuestFuel.class, Map.of("metered", "false"))),
                alone(
                        "jmh.guest-start",
                        "a further instance of a compiled strategy, goal 100 us or less",
                        "us",
                        GuestStart.class),
                killDelay(),
                alone("jmh.encode-trade", "encoding one trade as a sandbox's input", "ns", TradeEncoding.class),
                alone("jmh.gate-check", "the gate's check of one market order, approved", "ns", GateCheck.class),
                beside(
                        "jmh.group-commit",
                        "committing 1,024 quiet turns, volatile: ledger beside the bare database with the same bytes"
                                + " (less is better)",
                        "us",
                        new Subject(GroupCommit.class, Map.of()),
                        new Subject(BareGroupWrite.class, Map.of())));
    }

    private record Subject(Class<?> benchmark, Map<String, String> parameters) {}

    private Row alone(String id, String what, String unit, Class<?> benchmark) throws RunnerException {
        var scores = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            scores.add(score(id, round, new Subject(benchmark, Map.of())));
        }
        return Row.alone(id, what, unit, scores);
    }

    /// In nine of ten kills; the deadline itself is taken off.
    private Row killDelay() throws RunnerException {
        var delays = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            var all = statistics("jmh.guest-kill", round, new Subject(GuestKill.class, Map.of()));
            delays.add((all.getPercentile(90) - GuestKill.DEADLINE_NANOS) / NANOS_PER_MICRO);
        }
        return Row.alone(
                "jmh.guest-kill", "delay of a kill after the deadline, p90, goal 200 us or less", "us", delays);
    }

    /// A round is A, B, then B, A in the next one.
    private Row beside(String id, String what, String unit, Subject subject, Subject baseline) throws RunnerException {
        var values = new ArrayList<Double>();
        var baselines = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            if (round % 2 == 1) {
                values.add(score(id, round, subject));
                baselines.add(score(id, round, baseline));
            } else {
                baselines.add(score(id, round, baseline));
                values.add(score(id, round, subject));
            }
        }
        return Row.beside(id, what, unit, values, baselines);
    }

    private double score(String id, int round, Subject subject) throws RunnerException {
        return statistics(id, round, subject).getPercentile(50);
    }

    private Statistics statistics(String id, int round, Subject subject) throws RunnerException {
        progress.accept(id + ": round " + round + " of " + rounds + ", "
                + subject.benchmark().getSimpleName() + " " + subject.parameters());
        var options = new OptionsBuilder()
                .include("\\." + subject.benchmark().getSimpleName() + "\\.")
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(300))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-D" + STRATEGY + "=" + strategyYaml, "-D" + GUEST + "=" + wasm);
        subject.parameters().forEach(options::param);
        return new Runner(options.build()).runSingle().getPrimaryResult().getStatistics();
    }
}
