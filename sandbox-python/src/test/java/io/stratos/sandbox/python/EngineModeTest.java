package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.python.exchange.EngineMode;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A child runs in the mode that is reported, or not at all: the engine itself falls back without a word.
@Tag("M-12")
final class EngineModeTest {
    private static final String SOURCE = Guests.doing("pass");

    @TempDir
    private Path home;

    @BeforeEach
    void installed() throws IOException {
        Homes.runtime().close(); // unpacks what the engine needs
        var installed = Path.of(System.getProperty(ChildHome.PROPERTY));
        for (var folder : new String[] {"lib", "cache"}) {
            Files.createSymbolicLink(home.resolve(folder), installed.resolve(folder));
        }
    }

    /// The links, and nothing behind them.
    @AfterEach
    void forgotten() throws IOException {
        for (var folder : new String[] {"lib", "cache"}) {
            Files.delete(home.resolve(folder));
        }
    }

    @Test
    void compilerThatIsNotThereIsNamedBeforeAnyChildStarts() {
        try (var runtime = jit()) {
            assertThat(runtime.engine()).isEqualTo("GraalPy 25.0.3 with JIT");
            assertThat(Guests.refused(runtime, SOURCE, Limits.patient()))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.code()).isEqualTo(ReasonCode.RES_PROCESS);
                        assertThat(violation.what()).isEqualTo("the compiler was not found");
                        assertThat(violation.fix()).contains("python/jit");
                    });
            assertThat(runtime.readiness().works()).isFalse();
        }
    }

    @Test
    void childWhoseEngineFallsBackEndsAndAdmissionSaysWhy() throws IOException {
        var compiler = Files.createDirectory(home.resolve("jit")).resolve("compiler-none.jar");
        new JarOutputStream(Files.newOutputStream(compiler)).close();
        try (var runtime = jit()) {
            assertThat(Guests.refused(runtime, SOURCE, Limits.patient()))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.code()).isEqualTo(ReasonCode.RES_PROCESS);
                        assertThat(violation.what()).contains("does not run in the mode that was asked for");
                        assertThat(violation.fix()).contains(ChildHome.MODE);
                    });
        }
    }

    private PythonRuntime jit() {
        return new PythonRuntime(System::nanoTime, ChildHome.of(home, EngineMode.JIT, Confinement.PROCESS), 0);
    }
}
