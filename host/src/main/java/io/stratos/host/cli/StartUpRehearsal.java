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

/// What the launcher lets the JVM watch, once for an installation, to make its start-up cache: a run, its audit and a
/// refusal. Their classes are there at once in every later start.
///
/// Exit code 0 says that all went as it should. Nothing of the user's decides that: neither keys nor working folder.
public final class StartUpRehearsal {
    private static final String CODE_PATH = BundlePaths.CODE + "strategy.wasm";

    private StartUpRehearsal() {}

    /// Runs it, and ends the process.
    ///
    /// @param arguments a folder, which the caller removes
    public static void main(String[] arguments) throws IOException {
        var terminal = Terminal.ofProcess();
        int code = run(Path.of(arguments[0]).toAbsolutePath(), new CommandLineProgram(World.system(), terminal));
        terminal.flush();
        System.exit(code);
    }

    private static int run(Path folder, CommandLineProgram program) throws IOException {
        Files.createDirectories(folder);
        var bundle = Files.write(folder.resolve("rehearsal.stratos"), bundle()).toString();
        var keys = folder.resolve("keys").toString();
        var data = folder.resolve("data").toString();
        var noTape = folder.resolve("none.tape").toString();
        int run = program.run("run", "--bundle", bundle, "--tape", "eth-5m", "--data", data, "--keys", keys, "--json");
        int audit = program.run("audit", "verify", "--data", data);
        int refused = program.run("run", "--bundle", bundle, "--tape", noTape, "--data", data, "--keys", keys);
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
