package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.benchmarks.ema.EmaCross;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A further instance of a compiled strategy, ready for its first callback.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuestStart {
    private @Nullable SandboxModule module;

    @Setup
    public void compile() throws Refused, IOException {
        module = MicroBenchmarks.strategy().module(EmaCross.Kind.WASM);
    }

    @Benchmark
    public Sandbox instantiate() {
        return Objects.requireNonNull(module).instantiate();
    }
}
