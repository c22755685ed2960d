package io.stratos.verification.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The command line of `stratos bench`.
///
/// @param out where the reports go, null for nowhere
record BenchOptions(Suite suite, @Nullable Path out, boolean json, boolean help) {

    static final String USAGE = """
        usage: stratos bench [--suite quick|full|gates|daemon-figures] [--out DIR] [--json]

        Measures this machine: ratios in one run, interleaved, each in a fresh JVM. Progress goes to stderr.

          --suite quick   all rows, two rounds; about five minutes (the default)
          --suite full    all rows, five rounds; about fifteen minutes
          --suite gates   only what must hold, and fails if it does not; under half a minute
          --suite daemon-figures   the live host: isolation of the lanes, 1,000 instances, overload, HALT; about five
                          minutes
          --out DIR       also writes DIR/bench.json and DIR/bench.md
          --json          prints JSON (schema stratos.bench/1) instead of a table

        Example: stratos bench --suite quick --out bench-report\
        """;

    /// How much is measured.
    enum Suite {
        QUICK(2, 12),
        FULL(5, 20),
        GATES(0, 1),
        DAEMON_FIGURES(0, 1);

        final int rounds;
        final int passesMax;

        Suite(int rounds, int passesMax) {
            this.rounds = rounds;
            this.passesMax = passesMax;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static BenchOptions parse(List<String> arguments) throws BenchFailure {
        var suite = Suite.QUICK;
        Path out = null;
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--suite", "--out" -> {
                    if (equals < 0 && i + 1 == arguments.size()) {
                        throw usage("the option needs a value", argument);
                    }
                    var value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
                    if (name.equals("--suite")) {
                        suite = suite(value);
                    } else {
                        out = Path.of(value);
                    }
                }
                case "--json" -> json = true;
                case "-h", "--help" -> {
                    return new BenchOptions(suite, out, json, true);
                }
                default -> throw usage("there is no such option", argument);
            }
        }
        return new BenchOptions(suite, out, json, false);
    }

    private static Suite suite(String name) throws BenchFailure {
        for (var suite : Suite.values()) {
            if (suite.label().equals(name)) {
                return suite;
            }
        }
        throw usage("there is no such suite", name);
    }

    private static BenchFailure usage(String what, String got) {
        var suites = Arrays.stream(Suite.values()).map(Suite::label).toList();
        return new BenchFailure(
                BenchFailure.USAGE,
                "CLI_USAGE",
                what + " (got " + got + ", expected --suite with one of " + suites + ", --out DIR, --json)",
                "stratos bench --help");
    }
}
