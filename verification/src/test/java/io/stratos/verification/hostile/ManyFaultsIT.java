package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.hostile.HostileCase.End;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Guests that fail again and again, each in its own way, and are made again from what was recorded until
/// they are halted, in one host: it keeps nothing of them.
@Tag("M-13")
@Tag("M-14")
final class ManyFaultsIT {
    /// The suite `faults-long` asks for more of both.
    private static final int WASM_FAULTS = Integer.getInteger("stratos.test.faults", 1_000);

    private static final int PYTHON_FAULTS = Integer.getInteger("stratos.test.python.faults", 0);

    /// A new bundle comes by with every so many strategies: compiled, tried and forgotten.
    private static final int COMPILE_EVERY = 10;
    /// Faults of a round of the warm-up.
    private static final int WARM_UP_FAULTS = Math.max(500, WASM_FAULTS / 4);

    /// What settles has settled by then; what leaks never does, and shows in what is measured.
    private static final int WARM_UP_ROUNDS_MAX = 6;
    /// A round that adds no more than this has nothing left to load, and the JIT little to note: its
    /// profiles of methods lie in the metaspace.
    private static final double SETTLED_RATIO_MAX = 1.002;

    private static final double LEAK_RATIO_MAX = 1.02;

    private final List<HostileCase> wasm =
            Corpus.wasm().stream().filter(attack -> attack.end() == End.FAULT).toList();
    private final List<HostileCase> everyModule = Corpus.wasm();
    private final List<HostileCase> python = Corpus.python().stream()
            .filter(attack -> attack.isAlwaysRun() && attack.end() == End.FAULT)
            .toList();
    private final Map<String, SandboxModule> modules = new LinkedHashMap<>();
    private int rebuilds;
    private int fromCheckpoints;

    @Test
    void faultsOfAllKindsLeaveNothingBehind() throws Refused, IOException {
        try (var runtimes = PluginFolder.open(Program.HOME.resolve("plugins"))) {
            warmUp(runtimes);
            assertThat(HostState.comes(() -> Offspring.count() == 0)).isTrue();
            var before = HostState.settled();

            rebuilds = 0;
            fromCheckpoints = 0;
            failInWasm(runtimes, WASM_FAULTS);
            failInPython(runtimes, PYTHON_FAULTS);

            assertThat(rebuilds)
                    .as("most faults are those of a guest that was made again")
                    .isGreaterThan(WASM_FAULTS / 2);
            assertThat(fromCheckpoints).as("some go on from a state").isPositive();
            assertThat(HostState.comes(() -> HostState.isBackTo(before))).isTrue();
            var after = HostState.settled();
            Files.writeString(
                    Path.of("target", "faults.txt"),
                    "faults: " + WASM_FAULTS + " in Wasm, " + PYTHON_FAULTS + " in Python, " + rebuilds
                            + " of guests that were made again\nbefore: " + before + "\nafter:  " + after + "\n");
            assertThat(after.heapBytes()).isLessThanOrEqualTo(grown(before.heapBytes()));
            assertThat(after.classes()).isLessThanOrEqualTo(grown(before.classes()));
            assertThat(after.metaspaceBytes()).isLessThanOrEqualTo(grown(before.metaspaceBytes()));
            modules.values().forEach(SandboxModule::close);
        }
    }

    /// Each kind of fault and each module at least once, and then as long as the metaspace still grows.
    private void warmUp(SandboxRuntimes runtimes) throws Refused {
        failInPython(runtimes, Math.min(python.size(), PYTHON_FAULTS));
        for (var attack : everyModule) {
            compileOnce(runtimes, attack);
        }
        long before = 0;
        long after = HostState.settled().metaspaceBytes();
        for (int round = 0; round < WARM_UP_ROUNDS_MAX && after > before * SETTLED_RATIO_MAX; round++) {
            failInWasm(runtimes, WARM_UP_FAULTS);
            before = after;
            after = HostState.settled().metaspaceBytes();
        }
    }

    private static long grown(long before) {
        return (long) (before * LEAK_RATIO_MAX);
    }

    private void failInWasm(SandboxRuntimes runtimes, int faults) throws Refused {
        int failed = 0;
        for (int i = 0; failed < faults; i++) {
            var attack = wasm.get(i % wasm.size());
            var module = modules.get(attack.name());
            if (module == null) {
                module = module(runtimes, attack);
                modules.put(attack.name(), module);
            }
            failed += fail(attack, module, faults - failed);
            if (i % COMPILE_EVERY == 0) {
                compileOnce(runtimes, everyModule.get(i / COMPILE_EVERY % everyModule.size()));
            }
        }
    }

    private static void compileOnce(SandboxRuntimes runtimes, HostileCase attack) throws Refused {
        if (runtimes.find(attack.kind()).compile(attack.code(), attack.limits())
                instanceof CompileResult.Compiled(var compiled)) {
            compiled.close();
        }
    }

    private void failInPython(SandboxRuntimes runtimes, int faults) throws Refused {
        int failed = 0;
        for (int i = 0; failed < faults; i++) {
            var attack = python.get(i % python.size());
            try (var module = module(runtimes, attack)) {
                failed += fail(attack, module, faults - failed);
            }
        }
    }

    private static SandboxModule module(SandboxRuntimes runtimes, HostileCase attack) throws Refused {
        return switch (runtimes.find(attack.kind()).compile(attack.code(), attack.limits())) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) -> throw new AssertionError(attack + ": " + violations);
        };
    }

    /// @return how often it failed: until it is halted, at most so often
    private int fail(HostileCase attack, SandboxModule module, int most) {
        int failed = 1;
        try (var attacker = new Attacker(attack, module, Records.kept())) {
            attacker.start();
            for (int round = 1; round <= Attacker.ROUNDS; round++) {
                attacker.round(round);
            }
            attacker.assertEnd();
            while (failed < most && attacker.rebuilt()) {
                attacker.round(Attacker.ATTACK_ROUND);
                attacker.assertEnd();
                failed++;
                rebuilds++;
                fromCheckpoints += attacker.isFromCheckpoint() ? 1 : 0;
            }
        }
        return failed;
    }
}
