package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.hostile.HostileCase.End;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case of the corpus, alone, in pairs and all together, on one lane with four neighbours: it ends as its file
/// says
/// and within its limits, the host is as it was, and the neighbours decide what they decide alone.
@Tag("M-13")
@Tag("M-15")
@Tag("Z-2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileIT {
    private static final int CASES_MIN = 60;
    private static final List<HostileCase> WASM = Corpus.wasm();
    private static final List<HostileCase> WASM_ADMITTED =
            WASM.stream().filter(attack -> attack.end() != End.ADMISSION).toList();
    /// What only the watchdog ends takes its deadline each time; it comes by alone and in the crowd.
    private static final List<HostileCase> PAIRED = WASM_ADMITTED.stream()
            .filter(attack -> !attack.reasons().contains(ReasonCode.RES_TIMEOUT))
            .toList();

    private static final List<HostileCase> PYTHON = Corpus.python();
    private static final List<HostileCase> PYTHON_ADMITTED =
            PYTHON.stream().filter(attack -> attack.end() != End.ADMISSION).toList();
    /// Children that live and attack at the same time: each takes some 300 MB.
    private static final int TOGETHER = Integer.getInteger("stratos.test.hostile.together", 8);
    private static final int KINDS_AT_ONCE = 5;
    /// Turns of each neighbour while attacks of one round still run.
    private static final int TURNS_MEANWHILE = 20;
    /// A part of Python's cases, the first of one unless asked otherwise: with the engine's compiler a start takes ten
    /// seconds, and nobody wants to wait half an hour for the first failure.
    private static final int PART = Integer.getInteger("stratos.test.hostile.part", 1);

    private static final int PARTS = Integer.getInteger("stratos.test.hostile.parts", 1);
    /// Together with what the suite's own records take.
    private static final long HEAP_SLACK_BYTES = 6L << 20;

    private static final byte[] NO_PYTHON = "def (:".getBytes(StandardCharsets.UTF_8);

    private SandboxRuntimes runtimes;
    private Neighbours neighbours;
    private HostState before;
    private final Tally tally = new Tally();
    /// Compiled once: the pairs would compile them thousands of times.
    private final Map<String, SandboxModule> modules = new ConcurrentHashMap<>();

    static Stream<HostileCase> wasm() {
        return WASM.stream();
    }

    static Stream<HostileCase> pythonOfEveryBuild() {
        return part(PYTHON).filter(HostileCase::isAlwaysRun);
    }

    static Stream<HostileCase> pythonOfTheLongSuite() {
        return part(PYTHON).filter(attack -> !attack.isAlwaysRun());
    }

    private static Stream<HostileCase> part(List<HostileCase> all) {
        return IntStream.range(0, all.size()).filter(i -> i % PARTS == PART - 1).mapToObj(all::get);
    }

    @BeforeAll
    void neighboursRunAlone() throws Refused, IOException, InterruptedException {
        runtimes = PluginFolder.open(Program.HOME.resolve("plugins"));
        int pairs = PAIRED.size() * (PAIRED.size() - 1) / 2;
        int bouts = WASM.size() + 2 * PYTHON.size() + 2;
        int together = (2 + PYTHON.size() / TOGETHER) * Attacker.ROUNDS * (1 + TURNS_MEANWHILE);
        neighbours = new Neighbours(runtimes, pairs + bouts * Attacker.ROUNDS + together);
        before = HostState.settled();
    }

    @AfterAll
    void closed() throws IOException {
        tally.write();
        modules.values().forEach(SandboxModule::close);
        neighbours.close();
        runtimes.close();
    }

    @Test
    void corpusIsLargeAndEachCaseNamesItsPlaceInTheCatalogue() {
        assertThat(WASM.size() + PYTHON.size()).isGreaterThanOrEqualTo(CASES_MIN);
        assertThat(Stream.concat(WASM.stream(), PYTHON.stream())).allSatisfy(attack -> {
            assertThat(attack.head().get("from")).as(attack.name()).matches("H[0-9]{2}");
            assertThat(attack.reasons().isEmpty()).as(attack.name()).isEqualTo(attack.end() == End.NOTHING);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wasm")
    void attackInWasmEndsAsItsFileSaysAndNobodyElseNotices(HostileCase attack) throws Refused {
        alone(attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pythonOfEveryBuild")
    void attackInPythonEndsAsItsFileSaysAndNobodyElseNotices(HostileCase attack) throws Refused {
        alone(attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pythonOfTheLongSuite")
    @Tag("long")
    void anyOtherAttackInPythonEndsAsItsFileSaysAndNobodyElseNotices(HostileCase attack) throws Refused {
        alone(attack);
    }

    @Test
    void everyPairOfAttacksInWasmEndsAsItsFilesSay() throws Refused {
        for (int i = 0; i < PAIRED.size(); i++) {
            for (int j = i + 1; j < PAIRED.size(); j++) {
                bout("in pairs, Wasm", List.of(PAIRED.get(i), PAIRED.get(j)), Attacker.ROUNDS);
            }
        }
        assertHostAsBefore();
    }

    @Test
    void allAttacksInWasmTogetherEndAsTheirFilesSay() throws Refused {
        bout("at once, Wasm", WASM_ADMITTED, 1);
        assertHostAsBefore();
    }

    @Test
    @Tag("long")
    void pairsOfAttacksInPythonWithOneInWasmBesideThemEndAsTheirFilesSay() throws Refused {
        for (var one : part(PYTHON_ADMITTED).toList()) {
            int i = PYTHON_ADMITTED.indexOf(one);
            var other = PYTHON_ADMITTED.get((i + 1) % PYTHON_ADMITTED.size());
            bout(
                    "in pairs, Python with one in Wasm beside them",
                    List.of(one, other, WASM_ADMITTED.get(i % WASM_ADMITTED.size())),
                    1);
            forget(one);
            forget(other);
        }
        assertHostAsBefore();
    }

    /// An attack for each of some reasons: of every build, so few.
    @Test
    void attacksInPythonOfEveryKindAtOnceEndAsTheirFilesSay() throws Refused {
        var kinds = new LinkedHashMap<List<ReasonCode>, HostileCase>();
        PYTHON_ADMITTED.stream()
                .filter(HostileCase::isAlwaysRun)
                .forEach(attack -> kinds.putIfAbsent(attack.reasons(), attack));
        atOnce(kinds.values().stream().limit(KINDS_AT_ONCE).toList());
        assertHostAsBefore();
    }

    /// So many at a time as the machine's memory is to hold.
    @Test
    @Tag("long")
    void allAttacksInPythonAtOnceEndAsTheirFilesSay() throws Refused {
        var attacks = part(PYTHON_ADMITTED).toList();
        for (int from = 0; from < attacks.size(); from += TOGETHER) {
            atOnce(attacks.subList(from, Math.min(attacks.size(), from + TOGETHER)));
        }
        assertHostAsBefore();
    }

    /// All of them are in the middle of their turn while the neighbours have theirs.
    private void atOnce(List<HostileCase> attacks) throws Refused {
        var attackers = new ArrayList<Attacker>();
        try {
            seat(attacks, attackers);
            for (int round = 1; round <= Attacker.ROUNDS; round++) {
                for (var attacker : attackers) {
                    attacker.begin(round);
                }
                neighbours.turn();
                for (int turn = 0; turn < TURNS_MEANWHILE; turn++) {
                    if (attackers.stream().anyMatch(Attacker::isWorking)) {
                        neighbours.turn();
                    }
                }
                attackers.forEach(Attacker::await);
            }
            attackers.forEach(Attacker::assertEnd);
            neighbours.assertUndisturbed();
            tally.held("at once, Python", attacks);
        } finally {
            attackers.forEach(Attacker::close);
            attacks.forEach(this::forget);
        }
    }

    /// A child in Python takes seconds of a core until its source is read: as many get there at once as there are
    /// cores.
    private void seat(List<HostileCase> attacks, List<Attacker> attackers) {
        attacks.parallelStream().forEach(this::module);
        attacks.forEach(attack -> attackers.add(new Attacker(attack, module(attack))));
        attackers.forEach(Attacker::start);
    }

    private void alone(HostileCase attack) throws Refused {
        var how = attack.isPython() ? "alone, Python" : "alone, Wasm";
        if (attack.end() == End.ADMISSION) {
            neighbours.turn();
            assertRefused(attack);
            neighbours.turn();
            neighbours.assertUndisturbed();
            tally.held(how, List.of(attack));
        } else {
            bout(how, List.of(attack), 1);
        }
        if (attack.isPython()) {
            forget(attack); // each has a process
            endRest();
        }
        assertThat(HostState.comes(() -> HostState.isBackTo(before))).isTrue();
    }

    private void assertRefused(HostileCase attack) throws Refused {
        switch (runtimes.find(attack.kind()).compile(attack.code(), attack.limits())) {
            case CompileResult.Compiled _ -> throw new AssertionError(attack + " was to be refused, and was admitted");
            case CompileResult.Refused(List<Violation> violations) ->
                assertThat(violations)
                        .extracting(Violation::code)
                        .as(attack.name())
                        .hasSameElementsAs(attack.reasons());
        }
    }

    /// Attackers and neighbours take turns on one lane.
    ///
    /// @param how the cases meet, for the tally
    /// @param neighboursFrom first round in which the neighbours have a turn
    private void bout(String how, List<HostileCase> attacks, int neighboursFrom) throws Refused {
        var attackers = new ArrayList<Attacker>();
        try {
            seat(attacks, attackers);
            for (int round = 1; round <= Attacker.ROUNDS; round++) {
                for (var attacker : attackers) {
                    attacker.round(round);
                }
                if (round >= neighboursFrom) {
                    neighbours.turn();
                }
            }
            attackers.forEach(Attacker::assertEnd);
            neighbours.assertUndisturbed();
            tally.held(how, attacks);
        } finally {
            attackers.forEach(Attacker::close);
        }
    }

    /// The process of one that ended in peace rests for another instance of its source; a source that is another's, and
    /// refused, ends it and leaves none.
    private void endRest() throws Refused {
        if (Offspring.count() > before.children()) {
            var limits = PYTHON.getFirst().limits();
            assertThat(runtimes.find(RuntimeKind.PYTHON).compile(NO_PYTHON, limits))
                    .isInstanceOf(CompileResult.Refused.class);
        }
    }

    private SandboxModule module(HostileCase attack) {
        return modules.computeIfAbsent(attack.name(), _ -> compiled(attack));
    }

    private SandboxModule compiled(HostileCase attack) {
        try {
            return switch (runtimes.find(attack.kind()).compile(attack.code(), attack.limits())) {
                case CompileResult.Refused(var violations) -> throw new AssertionError(attack + ": " + violations);
                case CompileResult.Compiled(var module) -> module;
            };
        } catch (Refused missing) {
            throw new AssertionError(attack + ": " + missing);
        }
    }

    private void forget(HostileCase attack) {
        var module = modules.remove(attack.name());
        if (module != null) {
            module.close();
        }
    }

    private void assertHostAsBefore() throws Refused {
        endRest();
        assertThat(HostState.comes(() -> HostState.isBackTo(before))).isTrue();
        assertThat(HostState.settled().heapBytes()).isLessThan(before.heapBytes() + HEAP_SLACK_BYTES);
    }
}
