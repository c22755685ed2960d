package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.python.exchange.EngineMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs in a child beside the strategy and the engine is part of what a module says that it is.
@Tag("M-5")
final class ChildProgramTest {
    @TempDir
    private Path home;

    @Test
    void otherGuardsOrAnotherSdkMakeAnotherIdentity() throws IOException {
        var lib = Files.createDirectory(home.resolve("lib"));
        var identities = new LinkedHashSet<String>();
        for (var text : List.of("one", "two", "two")) {
            Files.writeString(lib.resolve("stratos-python-child.jar"), text);
            var found = ChildHome.of(home, EngineMode.INTERPRETED, "L1").orElseThrow();
            assertThat(found.program()).isNotEmpty();
            identities.add(SourceFile.identity(new byte[] {1}, found.engine(), found.program()));
        }

        assertThat(identities).hasSize(2);
    }
}
