package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The script `rust-wasm` that finds a Rust compiler and builds strategies with it, the same bytes every time.
public final class RustToolchain implements Toolchain {

    private static final String SCRIPT = "rust-wasm";

    /// Exit codes of the script.
    private static final String FIX = "fix: ";
    private static final int DONE = 0;

    private static final int FAILED = 1;

    private final Path script;
    private final PrintStream log;

    private RustToolchain(Path script, PrintStream log) {
        this.script = script;
        this.log = log;
    }

    /// Finds the script: beside the program in an installed distribution, in `launcher/` of a working copy.
    ///
    /// @param log what compilers say goes there
    public static RustToolchain find(Environment environment, PrintStream log) throws Refused {
        var installation = environment.installation();
        var installed =
                installation == null ? null : installation.resolve("bin").resolve(SCRIPT);
        if (installed != null && Files.isRegularFile(installed)) {
            return new RustToolchain(installed, log);
        }
        var copy = WorkingCopy.above(installation == null ? environment.workingDirectory() : installation);
        var inCopy = copy == null ? null : copy.resolve("launcher").resolve(SCRIPT);
        if (inCopy != null && Files.isRegularFile(inCopy)) {
            return new RustToolchain(inCopy, log);
        }
        throw Refusal.of(ReasonCode.ENV_TOOL, "the script that builds Rust strategies is missing")
                .got("none", "bin/" + SCRIPT + " of an installed distribution")
                .fix("install the distribution again")
                .refused();
    }

    /// What the script found: `VERSION`, `TARGET`, `KIND` and where.
    public Map<String, String> check() throws Refused {
        var result = run(List.of("check"), null);
        if (result.code() != DONE) {
            throw missing(result);
        }
        var found = new TreeMap<String, String>();
        result.output().lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                found.put(line.substring(0, at), line.substring(at + 1));
            }
        });
        return found;
    }

    @Override
    public String codeFile() {
        return "strategy.wasm";
    }

    @Override
    public Maker maker() throws Refused {
        var compiler = check();
        return new Maker(
                "rustc " + compiler.getOrDefault("VERSION", "unknown"), compiler.getOrDefault("TARGET", "unknown"));
    }

    @Override
    public void build(Path folder, Path out) throws Refused {
        judge(run(List.of("build", folder.toString(), out.toString()), log), ReasonCode.ENV_BUILD, "the build failed");
    }

    @Override
    public void test(Path folder) throws Refused {
        judge(run(List.of("test", folder.toString()), log), ReasonCode.ENV_TESTS, "the tests failed");
    }

    private static void judge(ToolProcess.Result result, ReasonCode failed, String what) throws Refused {
        switch (result.code()) {
            case DONE -> {}
            case FAILED -> throw Refusal.of(failed, what).refused();
            default -> throw missing(result);
        }
    }

    private static Refused missing(ToolProcess.Result result) {
        return Refusal.of(ReasonCode.ENV_RUST, "no Rust compiler that makes WebAssembly was found")
                .got("none", "rustc 1.63 or newer with wasm32-unknown-unknown")
                .fix(result.said().isEmpty() ? "rustup target add wasm32-unknown-unknown" : result.said())
                .refused();
    }

    /// @param shown where stdout goes, null to keep it; stderr goes to the log but for the script's own error, which
    ///   becomes the refusal
    private ToolProcess.Result run(List<String> arguments, @Nullable PrintStream shown) throws Refused {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        return new ToolProcess(Map.of(), errors -> copyButTheError(errors, log)).run(command, shown);
    }

    private static String copyButTheError(InputStream from, PrintStream to) {
        var fix = "";
        try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            boolean error = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (error && line.startsWith(FIX)) {
                    fix = line.substring(FIX.length());
                }
                error |= line.startsWith(ReasonCode.ENV_RUST + ":");
                if (!error) {
                    to.println(line);
                }
            }
        } catch (IOException closed) {
            // The tool ended while it was read; its exit code says the rest.
        }
        to.flush();
        return fix;
    }
}
