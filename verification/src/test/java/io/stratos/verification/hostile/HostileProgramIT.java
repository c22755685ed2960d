package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.state.RecordKind;
import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Some cases as bundles through the whole program: admitted because they meant well, and stopped when they turn.
@Tag("M-13")
final class HostileProgramIT {
    private static final Map<String, String> TURNING = Map.of(
            "endless-loop.wat", "RES_FUEL",
            "recursion.wat", "RES_STACK",
            "memory-past-cap.wat", "RES_MEMORY",
            "trap-unreachable.wat", "RES_FAULT",
            "answer-past-buffer.wat", "ABI_POINTER",
            "message-garbage.wat", "ABI_MESSAGE",
            "recursion-swallowed.py", "RES_STACK");

    /// Each is started four times, in two seconds each. What only a deadline ends is left out: a backtest gives it ten
    /// seconds.
    private static final Map<String, String> TURNING_IN_PYTHON = Map.of(
            "raises.py", "RES_FAULT",
            "raises-keyboard-interrupt.py", "RES_FAULT",
            "raises-exit.py", "RES_FAULT",
            "smuggled-open-swallowed.py", "SBX_IO",
            "smuggled-import-ctypes.py", "SBX_NATIVE",
            "smuggled-import-threading.py", "RES_THREADS",
            "smuggled-import-sys.py", "SBX_HOST");

    private static final Map<String, String> FURTHER_IN_PYTHON = Map.of(
            "raises-generator-exit.py", "RES_FAULT",
            "recursion.py", "RES_STACK",
            "recursion-in-text.py", "RES_STACK",
            "big-repetition.py", "RES_FAULT",
            "smuggled-import-socket.py", "SBX_IO",
            "smuggled-import-subprocess.py", "SBX_PROCESS",
            "smuggled-import-java.py", "SBX_HOST");

    /// The last means well for three calls only, and admission's trial has more.
    private static final Map<String, ReasonCode> AT_ADMISSION = Map.of(
            "import-files.wat", ReasonCode.ABI_IMPORT,
            "two-memories.wat", ReasonCode.ABI_LIMIT,
            "nested-blocks.wat", ReasonCode.ABI_COMPLEXITY,
            "intent-undeclared-type.wat", ReasonCode.DSC_SMOKE);

    /// How the program runs Python: as this suite was asked to.
    private static final String PYTHON =
            "-Dstratos.python.mode=" + System.getProperty("stratos.python.mode", "interpreted");

    @TempDir
    private Path folder;

    @Test
    void bundlesThatTurnHostileEndAloneAndTheGoodOneEndsAsWithoutThem() throws Exception {
        endAlone(TURNING);
    }

    @Test
    @Tag("long")
    void bundlesInPythonThatTurnHostileEndAloneAndTheGoodOneEndsAsWithoutThem() throws Exception {
        endAlone(TURNING_IN_PYTHON);
    }

    @Test
    @Tag("long")
    void furtherBundlesInPythonEndAloneToo() throws Exception {
        endAlone(FURTHER_IN_PYTHON);
    }

    private void endAlone(Map<String, String> turning) throws Exception {
        var good = Bundles.packed("ema-cross-rust").toString();
        var alone = instances(List.of("--bundle", good)).getFirst();
        var names = turning.keySet().stream().sorted().toList();
        var bundles = new ArrayList<>(List.of("--bundle", good));
        for (var name : names) {
            bundles.add("--bundle");
            bundles.add(bundle(name, Corpus.inABundle(name)).toString());
        }

        bundles.addAll(List.of("--data", folder.resolve("data").toString()));
        var together = instances(bundles);

        assertThat(together.getFirst().text("intents_digest")).isEqualTo(alone.text("intents_digest"));
        assertThat(together.getFirst().text("final_equity")).isEqualTo(alone.text("final_equity"));
        assertThat(together.getFirst().text("health")).isEqualToIgnoringCase("healthy");
        var faults = recordedFaults();
        for (int i = 0; i < names.size(); i++) {
            var turned = together.get(1 + i);
            assertThat(turned.number("faults")).as(names.get(i)).isPositive();
            assertThat(turned.text("health")).as(names.get(i)).isEqualToIgnoringCase("halted");
            assertThat(faults.get(idOf(names.get(i)))).as(names.get(i)).containsOnly(turning.get(names.get(i)));
        }
    }

    /// What the journal says each instance's turns ended in, by strategy.
    private Map<String, Set<String>> recordedFaults() throws Refused {
        var faults = new HashMap<String, Set<String>>();
        try (var ledger = LedgerDoor.open(folder.resolve("data"))) {
            ledger.reader().records(1, (_, kind, _, payload, _) -> {
                if (kind == RecordKind.TURN) {
                    var turn = turn(payload);
                    if (turn.fault() != ReasonCode.OK) {
                        faults.computeIfAbsent(turn.instance().strategy(), _ -> new TreeSet<>())
                                .add(turn.fault().name());
                    }
                }
                return true;
            });
        }
        return faults;
    }

    private static TurnRecord turn(byte[] payload) {
        try {
            return TurnRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError("a turn's record can be read", damaged);
        }
    }

    private static String idOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    @Test
    void bundleThatIsHostileAtAdmissionNamesItsReasonAndNeverRuns() throws Exception {
        for (var attack : Corpus.wasm()) {
            var reason = AT_ADMISSION.get(attack.name());
            if (reason != null) {
                var bundle = bundle(attack.name(), attack.code()).toString();

                var outcome = Program.in(folder).run("admit", bundle, "--json");

                assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
                assertThat(outcome.json().items("checks").stream().map(check -> check.text("code")))
                        .contains(reason.name());
                assertThat(outcome.out()).contains(attack.reasons().getFirst().name());
            }
        }
    }

    private List<JsonDocument> instances(List<String> bundles) throws InterruptedException {
        var command = new ArrayList<>(List.of("run", "--tape", "bitstamp", "--json"));
        command.addAll(bundles);
        var outcome = Program.in(folder).with("STRATOS_JAVA_OPTS", PYTHON).run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json().items("instances");
    }

    /// The sample's bundle with other code in it, and an id of its own.
    private Path bundle(String name, byte[] code) throws IOException, InterruptedException, Refused {
        var id = idOf(name);
        var sample = BundleReader.read(Bundles.packed(name.endsWith(".py") ? "ema-cross-python" : "ema-cross-rust"));
        var manifest = sample.manifest();
        var descriptor = new String(sample.file(BundlePaths.DESCRIPTOR), StandardCharsets.UTF_8)
                .replaceAll("strategy_id: .*", "strategy_id: " + id)
                .replaceAll("binary_hash: .*", "binary_hash: " + Sha256.hex(code));
        var files = List.of(
                new BundleEntry(BundlePaths.DESCRIPTOR, descriptor.getBytes(StandardCharsets.UTF_8)),
                new BundleEntry(BundlePaths.CONFIG_SCHEMA, sample.file(BundlePaths.CONFIG_SCHEMA)),
                new BundleEntry(BundlePaths.PROVENANCE, sample.file(BundlePaths.PROVENANCE)),
                new BundleEntry(manifest.codePath(), code));
        var facts = new BundleWriter.Facts(
                id,
                manifest.strategyVersion(),
                manifest.release(),
                manifest.runtimeKind(),
                manifest.eventContract(),
                manifest.intentContract(),
                manifest.stateSchemaVersion(),
                manifest.codePath());
        return Files.write(folder.resolve(id + ".stratos"), BundleWriter.write(facts, files));
    }
}
