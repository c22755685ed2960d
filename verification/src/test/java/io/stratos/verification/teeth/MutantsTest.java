package io.stratos.verification.teeth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each deliberate defect still fits the source that it breaks, and names tests that exist; whether they catch it asks
/// the suite `teeth`.
class MutantsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @MethodSource("io.stratos.verification.teeth.TeethTest#mutants")
    void theDefectFitsItsSourceAndItsTestsExist(Mutant mutant) throws IOException {
        var source = Files.readString(ROOT.resolve(mutant.source()), UTF_8);
        assertThat(mutant.applied(ROOT)).isNotEqualTo(source);
        for (var test : mutant.tests()) {
            var file = "src/test/java/" + test.replace('.', '/') + ".java";
            assertThat(ROOT.resolve(mutant.module()).resolve(file)).exists();
        }
    }
}
