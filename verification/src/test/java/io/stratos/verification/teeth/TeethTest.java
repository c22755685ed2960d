package io.stratos.verification.teeth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every deliberate defect is caught by the tests that it names, and those tests pass without it. Run by name:
/// `./stratos test --suite teeth`, some of them with `STRATOS_MUTANTS=40-51` before it.
@Tag("long")
class TeethTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MUTANTS_MIN = 15;
    private static final long MINUTES_MAX = 5;
    private static final Map<List<String>, Integer> WITHOUT_DEFECT = new HashMap<>();

    @TempDir
    Path folder = Path.of("");

    static List<Mutant> mutants() throws IOException {
        var found = new ArrayList<Mutant>();
        try (Stream<Path> files = Files.list(ROOT.resolve("verification/teeth"))) {
            for (var file : files.sorted().toList()) {
                found.add(Mutant.read(file));
            }
        }
        return found;
    }

    /// Those whose numbers `stratos.test.mutants` names, first and last; all if it names none.
    static List<Mutant> chosen() throws IOException {
        var range = System.getProperty("stratos.test.mutants", "").split("-", -1);
        if (range.length != 2) {
            return mutants();
        }
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);
        return mutants().stream()
                .filter(mutant -> mutant.number() >= first && mutant.number() <= last)
                .toList();
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(mutants()).hasSizeGreaterThanOrEqualTo(MUTANTS_MIN);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void theDefectIsCaught(Mutant mutant) throws IOException, InterruptedException {
        if (!WITHOUT_DEFECT.containsKey(mutant.tests())) {
            WITHOUT_DEFECT.put(mutant.tests(), run(mutant, List.of()));
        }
        assertThat(WITHOUT_DEFECT).as("without the defect").containsEntry(mutant.tests(), TestRun.PASSED);
        compile(mutant);
        assertThat(run(mutant, List.of(folder))).as(mutant.words()).isEqualTo(TestRun.FAILED);
    }

    /// Compiles the one source against everything else as it is.
    private void compile(Mutant mutant) throws IOException {
        var text = mutant.applied(ROOT);
        var source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + mutant.source().getFileName()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        var said = new StringWriter();
        var options = List.of(
                "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", String.join(File.pathSeparator, path(mutant)));
        boolean isGood = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(source))
                .call();
        assertThat(isGood).as("%s compiles: %s", mutant, said).isTrue();
    }

    private int run(Mutant mutant, List<Path> before) throws IOException, InterruptedException {
        var classPath = new ArrayList<String>();
        before.forEach(one -> classPath.add(one.toString()));
        classPath.addAll(path(mutant));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(File.pathSeparator, classPath),
                TestRun.class.getName()));
        command.addAll(mutant.tests());
        var log = folder.resolve("log").toFile();
        var process = new ProcessBuilder(command)
                .directory(ROOT.resolve(mutant.module()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return TestRun.FAILED; // a defect that makes a test hang is noticed too
        }
        int code = process.exitValue();
        assertThat(code).as(() -> said(log.toPath())).isIn(TestRun.PASSED, TestRun.FAILED);
        return code;
    }

    /// The module's tests and classes, and everything this module sees.
    private static List<String> path(Mutant mutant) {
        var path = new ArrayList<String>();
        path.add(ROOT.resolve(mutant.module()).resolve("target/test-classes").toString());
        path.add(ROOT.resolve(mutant.module()).resolve("target/classes").toString());
        path.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
        return path;
    }

    private static String said(Path log) {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
