package io.stratos.verification.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `docs/reference/known-failures.md` names tests that exist.
class KnownFailuresDocumentTest {

    private static final int FAILURES = 32;

    @Test
    void everyFailureHasATestThatExists() throws IOException {
        var rows = Files.readAllLines(WorkingCopy.root().resolve("docs/reference/known-failures.md"), UTF_8).stream()
                .filter(line -> line.startsWith("| ") && Character.isDigit(line.charAt(2)))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
                .toList();
        assertThat(rows)
                .extracting(row -> Integer.parseInt(row.get(1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FAILURES).boxed().toList());
        for (var row : rows) {
            assertThat(exists(row.get(3).replace("`", ""))).as(row.get(3)).isTrue();
        }
    }

    private static boolean exists(String test) throws IOException {
        var name = test.substring(0, test.indexOf('.'));
        var method = " void " + test.substring(test.indexOf('.') + 1) + "(";
        try (var files =
                Files.find(WorkingCopy.root(), 20, (path, _) -> path.endsWith(name + ".java") && isTest(path))) {
            for (var file : files.toList()) {
                if (Files.readString(file, UTF_8).contains(method)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTest(Path path) {
        return path.toString().contains("/src/test/");
    }
}
