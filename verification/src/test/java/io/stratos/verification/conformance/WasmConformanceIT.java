package io.stratos.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The suite for WebAssembly. The guest is built by the distribution's own builder.
final class WasmConformanceIT extends SandboxConformanceIT {
    @Override
    RuntimeKind kind() {
        return RuntimeKind.RUST_WASM;
    }

    @Override
    byte[] guest() throws IOException, InterruptedException {
        return build();
    }

    static byte[] build() throws IOException, InterruptedException {
        var built = Program.HOME.resolveSibling("conformance-guest.wasm");
        var builder = Program.HOME.resolve("bin/rust-wasm").toString();
        var source = Path.of("conformance", "rust").toAbsolutePath().toString();
        var process = new ProcessBuilder(builder, "build", source, built.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllBytes(built);
    }

    @Override
    boolean countsFuel() {
        return true;
    }

    @Override
    boolean countsMemory() {
        return true;
    }

    /// As deep as the machine says: how much a frame takes is the guest's compiler's business.
    @Override
    int deepest() {
        return deepest(this);
    }

    static int deepest(SandboxOnTrial suite) {
        int returns = 0;
        int faults = 1 << 20;
        while (faults - returns > 1) {
            int calls = (returns + faults) >>> 1;
            if (suite.recurs(calls)) {
                returns = calls;
            } else {
                faults = calls;
            }
        }
        return returns;
    }

    @Override
    boolean prints() {
        return false;
    }
}
