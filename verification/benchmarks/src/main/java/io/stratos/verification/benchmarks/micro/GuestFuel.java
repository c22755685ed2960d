package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One quiet call with and without metering, both without watchdog: what fuel costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuestFuel {
    @Param({"true", "false"})
    private boolean metered = true;

    private @Nullable QuietTrades trades;
    private @Nullable Sandbox sandbox;
    private int next;

    /// Starts the strategy; from then on every call is quiet.
    @Setup
    public void start() throws Refused, IOException {
        var strategy = MicroBenchmarks.strategy();
        trades = new QuietTrades(strategy);
        sandbox = trades.start(strategy.bare((code, limits) -> new BareGuest(code, limits, metered)));
    }

    @Benchmark
    public Decision call() {
        var input = Objects.requireNonNull(trades).input(next++);
        return Objects.requireNonNull(sandbox).begin(input, 0, input.length);
    }
}
