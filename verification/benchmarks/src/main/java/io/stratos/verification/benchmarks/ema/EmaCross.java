package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.refusal.Refused;
import io.stratos.sandbox.wasm.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The strategy as both kinds share it: descriptor and where its code lies.
///
/// @param code the compiled guest, or the source in Python
public record EmaCross(StrategyDescriptor descriptor, Path code) {

    private static final long COMPILE_NANOS_MAX = 60_000_000_000L;
    private static final int CODE_BYTES_MAX = 1 << 20;
    private static final int MESSAGE_BYTES_MAX = 1 << 16;

    /// A benchmark shares its cores: a guest that lost them for a moment is not at fault.
    private static final long CALLBACK_NANOS_MAX = 10_000_000_000L;

    /// Which of the two runs.
    public enum Kind {
        WASM,
        JAVA
    }

    /// Reads the author's descriptor.
    public static EmaCross of(Path strategyYaml, Path code) throws Refused, IOException {
        return new EmaCross(
                DescriptorYaml.read(Files.readAllBytes(strategyYaml), "strategy.yaml")
                        .descriptor(),
                code);
    }

    /// The configuration with what is given and the defaults for the rest.
    public List<ConfigValue> config(Map<String, String> given) throws Refused {
        return ConfigResolver.resolve(descriptor.configSchema(), given);
    }

    /// The code, compiled. The Wasm runtime stays open: this JVM does nothing else.
    public SandboxModule module(Kind kind) throws IOException {
        return switch (kind) {
            case JAVA -> new JavaEmaModule();
            case WASM -> compile(new WasmRuntime(System::nanoTime));
        };
    }

    /// The code, made a module by other means than the product's.
    public SandboxModule bare(BiFunction<byte[], ResourceLimits, SandboxModule> make) throws IOException {
        return make.apply(Files.readAllBytes(code), limits());
    }

    private ResourceLimits limits() {
        return new ResourceLimits(
                descriptor.resources().memoryBytes(),
                CALLBACK_NANOS_MAX,
                0,
                CODE_BYTES_MAX,
                COMPILE_NANOS_MAX,
                MESSAGE_BYTES_MAX,
                MESSAGE_BYTES_MAX);
    }

    /// The code, compiled by a runtime that stays open.
    public SandboxModule compile(SandboxRuntime runtime) throws IOException {
        return switch (runtime.compile(Files.readAllBytes(code), limits())) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) ->
                throw new IllegalStateException("the guest is refused: " + violations);
        };
    }
}
