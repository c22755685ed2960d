package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.config.ConfigJsonSchema;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// Builds, tests and packs the strategy in a folder. The same tree gives the same bundle.
public final class Workshop {

    private static final Pattern BINARY_HASH = Pattern.compile("(?m)^binary_hash:.*\\R?");

    private final Environment environment;
    private final PrintStream log;

    /// Opens the workshop.
    ///
    /// @param log what compilers and tests say goes there
    public Workshop(Environment environment, PrintStream log) {
        this.environment = environment;
        this.log = log;
    }

    /// Builds the code of a strategy's folder.
    ///
    public Built build(Path folder) throws Refused {
        var strategy = StrategyFolder.open(folder);
        return new Built(strategy.authored().descriptor(), build(strategy, toolchainOf(strategy)));
    }

    /// What was built.
    ///
    /// @param code the code file, below the folder's `target/`
    public record Built(StrategyDescriptor descriptor, Path code) {}

    /// Runs the author's own tests.
    public void test(Path folder) throws Refused {
        var strategy = StrategyFolder.open(folder);
        toolchainOf(strategy).test(strategy.root());
    }

    /// Builds a folder and packs it into a bundle, unsigned.
    ///
    /// @param release counter of releases; 0 takes what `strategy.yaml` says, or 1
    public byte[] pack(Path folder, long release) throws Refused {
        var strategy = StrategyFolder.open(folder);
        var toolchain = toolchainOf(strategy);
        var code = read(build(strategy, toolchain));
        var codePath = BundlePaths.CODE + toolchain.codeFile();
        var descriptor = strategy.authored().descriptor();
        var files = new ArrayList<BundleEntry>();
        files.add(
                new BundleEntry(BundlePaths.DESCRIPTOR, withBinaryHash(strategy.descriptorBytes(), Sha256.hex(code))));
        files.add(new BundleEntry(codePath, code));
        files.add(new BundleEntry(BundlePaths.CONFIG_SCHEMA, ConfigJsonSchema.write(descriptor.configSchema())));
        files.add(new BundleEntry(
                BundlePaths.PROVENANCE,
                Provenance.write(descriptor.runtimeKind(), toolchain.maker(), strategy.sources())));
        files.addAll(strategy.below(BundlePaths.MIGRATIONS));
        files.addAll(strategy.below(BundlePaths.VECTORS));
        var facts = new BundleWriter.Facts(
                descriptor.strategyId(),
                descriptor.strategyVersion(),
                releaseOf(strategy, release),
                descriptor.runtimeKind(),
                descriptor.ioContracts().eventContract(),
                descriptor.ioContracts().intentContract(),
                descriptor.stateSchemaVersion(),
                codePath);
        var bundle = BundleWriter.write(facts, files);
        BundleReader.read(bundle); // never hand out what nobody would take in
        return bundle;
    }

    private static long releaseOf(StrategyFolder strategy, long release) {
        if (release > 0) {
            return release;
        }
        return Math.max(1, strategy.authored().release());
    }

    private static Path build(StrategyFolder strategy, Toolchain toolchain) throws Refused {
        var out = strategy.root().resolve("target").resolve(toolchain.codeFile());
        toolchain.build(strategy.root(), out);
        return out;
    }

    private Toolchain toolchainOf(StrategyFolder strategy) throws Refused {
        var kind = strategy.authored().descriptor().runtimeKind();
        return switch (kind) {
            case RUST_WASM -> RustToolchain.find(environment, log);
            case PYTHON -> new PythonToolchain(environment, log);
            case RUST_NATIVE ->
                throw Refusal.of(ReasonCode.ENV_TOOL, "this version builds no strategies of this kind")
                        .at(strategy.root().toString())
                        .got(kind, RuntimeKind.RUST_WASM + " or " + RuntimeKind.PYTHON)
                        .fix("use runtime_kind: rust_wasm or python")
                        .refused();
        };
    }

    /// The author's own text with the one line that only the build can know.
    private static byte[] withBinaryHash(byte[] descriptor, String hash) {
        var text = BINARY_HASH
                .matcher(new String(descriptor, StandardCharsets.UTF_8))
                .replaceAll("");
        var separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return (text + separator + "binary_hash: " + hash + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path code) throws Refused {
        try {
            return Files.readAllBytes(code);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the code that was built cannot be read")
                    .at(code.toString())
                    .refused();
        }
    }
}
