package io.stratos.host.cli;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.document.Sha256;
import io.stratos.host.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// What the launcher lets the JVM watch, once for an installation, to make its start-up cache: a run from a bundle to
/// the
/// audit, and a refusal. The classes that these load are there at once in every later start (SPEC U-4).
///
/// Exit code 0 says that all went as it should; then the cache is kept.
public final class StartUpRehearsal {
    private static final String CODE_PATH = BundlePaths.CODE + "strategy.wasm";

    private final Path folder;
    private final CommandLineProgram program;

    StartUpRehearsal(Path folder, World world, Terminal terminal) {
        this.folder = folder;
        program = new CommandLineProgram(world, terminal);
    }

    /// Runs it in the process's own world.
    ///
    /// @param arguments a folder, which the caller removes
    public static void main(String[] arguments) throws IOException {
        var terminal = Terminal.ofProcess();
        var folder = Path.of(arguments[0]).toAbsolutePath();
        int code = new StartUpRehearsal(folder, World.system(), terminal).run();
        terminal.flush();
        System.exit(code);
    }

    int run() throws IOException {
        Files.createDirectories(folder);
        var bundle = Files.write(folder.resolve("rehearsal.stratos"), bundle()).toString();
        var data = folder.resolve("data").toString();
        int run = program.run("run", "--bundle", bundle, "--tape", "eth-5m", "--data", data, "--json");
        int audit = program.run("audit", "verify", "--data", data);
        int refused = program.run("run", "--bundle", bundle, "--tape", "none", "--data", data);
        boolean asItShould = run == ExitCode.DONE && audit == ExitCode.DONE && refused == ExitCode.ENVIRONMENT;
        return asItShould ? ExitCode.DONE : ExitCode.INTERNAL;
    }

    private static byte[] bundle() throws IOException {
        byte[] code = HexFormat.of()
                .parseHex(text("rehearsal.hex").replaceAll("#.*", "").replaceAll("\\s", ""));
        var descriptor = text("rehearsal.yaml") + "binary_hash: " + Sha256.hex(code) + "\n";
        var files = List.of(
                new BundleEntry(BundlePaths.DESCRIPTOR, descriptor.getBytes(StandardCharsets.UTF_8)),
                new BundleEntry(BundlePaths.PROVENANCE, "{}".getBytes(StandardCharsets.UTF_8)),
                new BundleEntry(CODE_PATH, code));
        var facts = new BundleWriter.Facts("rehearsal", "1.0.0", 1, RuntimeKind.RUST_WASM, "1.0", "1.0", 1, CODE_PATH);
        return BundleWriter.write(facts, files);
    }

    private static String text(String name) throws IOException {
        try (var in = StartUpRehearsal.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the program holds " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
