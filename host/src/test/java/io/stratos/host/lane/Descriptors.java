package io.stratos.host.lane;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceModel;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import java.util.List;

/// Descriptors for tests.
public final class Descriptors {
    private Descriptors() {}

    /// A strategy that may do everything, within 100 intents a second.
    public static StrategyDescriptor scripted() {
        return scripted(List.of(EventKind.TRADE), List.of());
    }

    /// The same with other events and a configuration.
    public static StrategyDescriptor scripted(List<EventKind> events, List<ConfigField> schema) {
        return new StrategyDescriptor(
                "scripted",
                "1.0.0",
                RuntimeKind.RUST_WASM,
                InstanceModel.SINGLE,
                new StrategyDescriptor.Capabilities(
                        events, List.of(OrderType.MARKET, OrderType.LIMIT), List.of("*"), List.of("*"), false, Lane.LL),
                new StrategyDescriptor.Resources(
                        100,
                        1 << 20,
                        1,
                        5_000_000,
                        1_024,
                        new StrategyDescriptor.OutputLimits(100, 10, 100_000, 0, 0, 0),
                        0),
                1,
                schema,
                new StrategyDescriptor.IoContracts("1.0", "1.0"),
                "00",
                List.of());
    }

    /// The same, with or without the right to ask services.
    public static StrategyDescriptor asking(boolean externalCalls) {
        var its = scripted().capabilities();
        return with(
                scripted(),
                new StrategyDescriptor.Capabilities(
                        its.events(), its.orderTypes(), its.venues(), its.symbols(), externalCalls, its.lane()));
    }

    /// The same on another lane.
    public static StrategyDescriptor on(Lane lane, StrategyDescriptor of) {
        var its = of.capabilities();
        return with(
                of,
                new StrategyDescriptor.Capabilities(
                        its.events(), its.orderTypes(), its.venues(), its.symbols(), its.externalCalls(), lane));
    }

    private static StrategyDescriptor with(StrategyDescriptor of, StrategyDescriptor.Capabilities capabilities) {
        return new StrategyDescriptor(
                of.strategyId(),
                of.strategyVersion(),
                of.runtimeKind(),
                of.instanceModel(),
                capabilities,
                of.resources(),
                of.stateSchemaVersion(),
                of.configSchema(),
                of.ioContracts(),
                of.binaryHash(),
                of.telemetryTags());
    }
}
