package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Python strategies: one file that the sandbox runs as it is, and tests that the machine's own Python runs.
public final class PythonToolchain implements Toolchain {

    private static final String SOURCE = "strategy.py";

    private static final String TESTS = "tests";

    private static final String INTERPRETER = "python3";

    private final Environment environment;
    private final PrintStream log;

    /// Needs nothing of the machine but for tests.
    ///
    /// @param log what tests say goes there
    public PythonToolchain(Environment environment, PrintStream log) {
        this.environment = environment;
        this.log = log;
    }

    @Override
    public String codeFile() {
        return SOURCE;
    }

    @Override
    public Maker maker() {
        return new Maker("none", "python");
    }

    @Override
    public void build(Path folder, Path out) throws Refused {
        var source = folder.resolve(SOURCE);
        try {
            WholeFile.write(out, WholeFile.PUBLIC, Files.readAllBytes(source));
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_BUILD, "the strategy's source cannot be read")
                    .at(source.toString())
                    .got(Files.exists(source) ? "an unreadable file" : "no such file", "the whole strategy in one file")
                    .fix("keep the strategy in " + SOURCE + " beside strategy.yaml")
                    .refused();
        }
    }

    @Override
    public void test(Path folder) throws Refused {
        if (!Files.isDirectory(folder.resolve(TESTS))) {
            throw Refusal.of(ReasonCode.ENV_TESTS, "the strategy has no tests")
                    .at(folder.toString())
                    .got("no folder " + TESTS, TESTS + "/test_*.py")
                    .fix("write one; stratos new python NAME shows how")
                    .refused();
        }
        version();
        var sdk = Sdk.folder(environment, "python");
        var process = new ToolProcess(
                // Nothing of the person's own, and no compiled files beside the sources.
                Map.of(
                        "PYTHONPATH", sdk + File.pathSeparator + folder,
                        "PYTHONNOUSERSITE", "1",
                        "PYTHONDONTWRITEBYTECODE", "1"),
                log);
        var tests = folder.resolve(TESTS).toString();
        var result = process.run(List.of(INTERPRETER, "-m", "unittest", "discover", "-s", tests, "-t", tests), log);
        if (result.code() != 0) {
            throw Refusal.of(ReasonCode.ENV_TESTS, "the tests failed").refused();
        }
    }

    /// Version of the interpreter that runs tests; strategies run in the one of the distribution.
    public String version() throws Refused {
        try {
            var asked = new ToolProcess(Map.of(), log).run(List.of(INTERPRETER, "--version"), null);
            if (asked.code() == 0) {
                return asked.output().strip();
            }
        } catch (Refused _) { // said below, with the step that mends it
        }
        throw Refusal.of(ReasonCode.ENV_TOOL, "no Python that runs tests was found")
                .got("none", INTERPRETER + " on PATH")
                .fix("sudo apt-get install -y python3")
                .refused();
    }
}
