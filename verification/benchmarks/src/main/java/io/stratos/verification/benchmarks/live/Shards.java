package io.stratos.verification.benchmarks.live;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lifecycle.GuestLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.live.LivePlan;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refused;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.verification.benchmarks.ema.EmaCross;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Instances of the sample strategy, compiled once by the real sandbox. What the machine's other work does
/// to the clock is not held against them: neither health nor breaker looks at time.
final class Shards {
    private static final String SHA = "00".repeat(32);
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int MESSAGE_BYTES = 1 << 16;
    private static final int ORDERS_PER_SECOND = 1_000;

    private final StrategyDescriptor descriptor;
    private final SandboxModule module;
    private final List<ConfigValue> config;

    /// @param tradesPerBar of the strategy; 1 trades most
    Shards(Path strategyYaml, Path wasm, int tradesPerBar) throws IOException, Refused {
        this(EmaCross.of(strategyYaml, wasm), Files.readAllBytes(wasm), tradesPerBar);
    }

    private Shards(EmaCross strategy, byte[] code, int tradesPerBar) throws Refused {
        this(strategy.descriptor(), code, strategy.config(Map.of("trades_per_bar", Integer.toString(tradesPerBar))));
    }

    private Shards(StrategyDescriptor descriptor, byte[] code, List<ConfigValue> config) throws Refused {
        this.descriptor = descriptor;
        this.config = config;
        module = compile(code);
    }

    /// Instances that order at each turn of the price, and as often as that is.
    static Shards eager(Path strategyYaml, Path wasm) throws IOException, Refused {
        var strategy = EmaCross.of(strategyYaml, wasm);
        var of = strategy.descriptor().resources();
        var output = new StrategyDescriptor.OutputLimits(
                ORDERS_PER_SECOND,
                of.output().intentsPerEvent(),
                Long.MAX_VALUE,
                of.output().logBytesPerSecond(),
                of.output().logBytesPerEvent(),
                of.output().logBytesPerInstance());
        var resources = new StrategyDescriptor.Resources(
                of.cpuMillis(),
                of.memoryBytes(),
                of.threads(),
                of.callbackTimeoutNanos(),
                of.queueLimit(),
                output,
                of.fuelPerCallback());
        var config = strategy.config(Map.of("trades_per_bar", "1", "fast", "1", "slow", "2"));
        return new Shards(limited(strategy.descriptor(), resources), Files.readAllBytes(wasm), config);
    }

    private static StrategyDescriptor limited(StrategyDescriptor of, StrategyDescriptor.Resources resources) {
        return new StrategyDescriptor(
                of.strategyId(),
                of.strategyVersion(),
                of.runtimeKind(),
                of.instanceModel(),
                of.capabilities(),
                resources,
                of.stateSchemaVersion(),
                of.configSchema(),
                of.ioContracts(),
                of.binaryHash(),
                of.telemetryTags());
    }

    /// Instances of [Labour] under the sample's name and limits.
    static Shards labouring(Path strategyYaml) throws IOException, Refused {
        return new Shards(EmaCross.of(strategyYaml, strategyYaml), Labour.module(), 1);
    }

    private SandboxModule compile(byte[] code) {
        var resources = descriptor.resources();
        var limits = new ResourceLimits(
                resources.memoryBytes(),
                PATIENCE_NANOS,
                resources.fuelPerCallback(),
                1 << 20,
                60_000_000_000L,
                MESSAGE_BYTES,
                MESSAGE_BYTES);
        return switch (new WasmRuntime(System::nanoTime).compile(code, limits)) {
            case CompileResult.Compiled(var compiled) -> compiled;
            case CompileResult.Refused(var violations) ->
                throw new IllegalStateException("the guest is refused: " + violations);
        };
    }

    /// One instance on a lane that sees these symbols only.
    LivePlan.Instance instance(String name, Lane lane, List<String> symbols) {
        return instance(module, name, lane, symbols);
    }

    /// One of other code on the LL lane, under the same limits.
    LivePlan.Instance other(byte[] code, String name, List<String> symbols) {
        return instance(compile(code), name, Lane.LL, symbols);
    }

    private LivePlan.Instance instance(SandboxModule code, String name, Lane lane, List<String> symbols) {
        var own = on(lane, symbols);
        var health = HealthRules.simulated(own.runtimeKind(), GuestLimits.of(own), RestartRules.DEFAULT);
        return new LivePlan.Instance(
                new InstanceId("bench", "ema-cross", name),
                LiveRig.ACCOUNT,
                own,
                code,
                SHA,
                config,
                SHA,
                health,
                new BreakerRules(List.of(), BreakerRules.OBJECTIVE_PERCENT),
                QualityPolicy.TELL,
                Objectives.NONE);
    }

    private StrategyDescriptor on(Lane lane, List<String> symbols) {
        var of = descriptor.capabilities();
        var capabilities = new StrategyDescriptor.Capabilities(
                of.events(), of.orderTypes(), of.venues(), symbols, of.externalCalls(), lane);
        return new StrategyDescriptor(
                descriptor.strategyId(),
                descriptor.strategyVersion(),
                descriptor.runtimeKind(),
                descriptor.instanceModel(),
                capabilities,
                descriptor.resources(),
                descriptor.stateSchemaVersion(),
                descriptor.configSchema(),
                descriptor.ioContracts(),
                descriptor.binaryHash(),
                descriptor.telemetryTags());
    }
}
