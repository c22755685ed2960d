package io.stratos.verification.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/// The measured strategy, built from the source that the distribution carries.
///
/// @param strategyYaml its descriptor
/// @param wasm its code
record Guest(Path strategyYaml, Path wasm) {
    private static final String SOURCE = "bench/ema-cross-rust";
    private static final String BUILDER = "bin/rust-wasm";

    /// Builds it into `folder`. The compiler's own words go to stderr.
    static Guest build(Path installation, Path folder) throws BenchFailure, IOException, InterruptedException {
        var source = installation.resolve(SOURCE);
        if (!Files.isDirectory(source)) {
            throw new BenchFailure(
                    BenchFailure.ENVIRONMENT,
                    "ENV_DISTRIBUTION_MISSING",
                    "the benchmark's strategy is not part of this installation (expected " + source + ")",
                    "install the distribution again");
        }
        var wasm = folder.resolve("ema-cross.wasm");
        var command = new ProcessBuilder(
                        installation.resolve(BUILDER).toString(), "build", source.toString(), wasm.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        // Not beside the source: an installation may be read-only.
        command.environment()
                .put("STRATOS_RUST_TARGET_DIR", folder.resolve("rust").toString());
        int code = command.start().waitFor();
        if (code != 0) {
            throw new BenchFailure(
                    code == BenchFailure.ENVIRONMENT ? BenchFailure.ENVIRONMENT : BenchFailure.REFUSED,
                    "ENV_BUILD_FAILED",
                    "the benchmark's strategy could not be built",
                    "mend what is said above");
        }
        return new Guest(source.resolve("strategy.yaml"), wasm);
    }
}
