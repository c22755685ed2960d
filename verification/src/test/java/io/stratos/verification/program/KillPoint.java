package io.stratos.verification.program;

import java.util.List;
import java.util.SplittableRandom;

/// Where a run is killed: told by what it writes on stderr, so that no test looks at a clock.
sealed interface KillPoint {

    /// Classes that are first used at a new step of a start, in that order.
    List<String> STEPS = List.of(
            "io.stratos.host.cli.RunCommand",
            "io.stratos.host.tape.TapeCheck",
            "io.stratos.host.admission.Admission",
            "io.stratos.state.rocks.LedgerOpening",
            "io.stratos.state.rocks.RocksStore",
            "io.stratos.state.rocks.LedgerWriter",
            "io.stratos.host.run.SimulationAssembly",
            "io.stratos.host.lane.Recovery",
            "io.stratos.host.run.TapeFeed");

    /// At a progress line of at least this many percent.
    record Percent(int percent) implements KillPoint {
        @Override
        public boolean isAt(String line, long logged) {
            int end = line.indexOf(" %");
            return end > 0
                    && line.substring(0, end).chars().allMatch(Character::isDigit)
                    && Integer.parseInt(line.substring(0, end)) >= percent;
        }
    }

    /// When the program reaches a step of its start.
    record Start(String type) implements KillPoint {
        @Override
        public String jvmOption() {
            return "-Xlog:class+load=info:stderr";
        }

        @Override
        public boolean isAt(String line, long logged) {
            return line.contains(" " + type + " ") || line.contains(" 100 %");
        }
    }

    /// When the virtual machine has compiled so many methods: anywhere, between two lines of progress too.
    record Compiled(long methods) implements KillPoint {
        @Override
        public String jvmOption() {
            return "-Xlog:jit+compilation=debug:stderr";
        }

        @Override
        public boolean isAt(String line, long logged) {
            return logged >= methods;
        }
    }

    /// Whether to kill now.
    ///
    /// @param logged lines of the virtual machine's log so far
    boolean isAt(String line, long logged);

    /// What the virtual machine must log for this.
    default String jvmOption() {
        return "";
    }

    static KillPoint random(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Start(STEPS.get(random.nextInt(STEPS.size())));
            case 1 -> new Compiled(random.nextLong(1, 2_500));
            default -> new Percent(random.nextInt(20) * 5);
        };
    }
}
