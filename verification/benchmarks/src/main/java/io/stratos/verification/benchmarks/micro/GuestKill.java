package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.WasmRuntime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// An endless callback without a limit of fuel, from its start until the watchdog has stopped it. What it
/// takes above its deadline is the delay of a kill.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuestKill {
    static final long DEADLINE_NANOS = 2_000_000;

    /// A module of the Wasm ABI whose `stratos_call` is `(loop (br 0))`.
    private static final String ENDLESS = "0061736d01000000"
            + "010d036000017f60017f017f600000" // types
            + "0307060000000000010503010002" // functions, two pages of memory
            + "076507066d656d6f727902000b73747261746f735f61626900000a73747261746f735f696e0001"
            + "0e73747261746f735f696e5f63617000020b73747261746f735f6f757400030f73747261746f735f6f75745f6361700004"
            + "0c73747261746f735f63616c6c0005" // exports
            + "0a2b060600418080040b05004180080b05004180200b06004180c0000b05004180100b090003400c000b41000b"; // code

    private final byte[] input = new byte[8];
    private @Nullable WasmRuntime runtime;
    private @Nullable SandboxModule module;
    private @Nullable Sandbox sandbox;

    @Setup
    public void compile() {
        var limits = new ResourceLimits(1 << 20, DEADLINE_NANOS, 0, 1 << 20, 10_000_000_000L, 4_096, 4_096);
        runtime = new WasmRuntime(System::nanoTime);
        var result = runtime.compile(HexFormat.of().parseHex(ENDLESS), limits);
        if (!(result instanceof CompileResult.Compiled(var compiled))) {
            throw new IllegalStateException("Invariant: the guest compiles, got=" + result);
        }
        module = compiled;
    }

    /// A killed guest is not called again.
    @Setup(Level.Invocation)
    public void instantiate() {
        sandbox = Objects.requireNonNull(module).instantiate();
    }

    @Benchmark
    public Decision kill() {
        var decision = Objects.requireNonNull(sandbox).begin(input, 0, input.length);
        if (!(decision instanceof Decision.Faulted)) {
            throw new IllegalStateException("Invariant: an endless callback is stopped, got=" + decision);
        }
        return decision;
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(runtime).close();
    }
}
