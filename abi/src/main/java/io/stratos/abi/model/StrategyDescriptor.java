package io.stratos.abi.model;

import java.util.List;

/// What a strategy says of itself (SPEC M-1). A plain carrier: admission judges it.
///
/// @param stateSchemaVersion version of the saved state, from 1
/// @param binaryHash SHA-256 of the code file, lower-case hex
/// @param telemetryTags names of the telemetry tags; a hint's tag is an index into this list
public record StrategyDescriptor(
        String strategyId,
        String strategyVersion,
        RuntimeKind runtimeKind,
        InstanceModel instanceModel,
        Capabilities capabilities,
        Resources resources,
        int stateSchemaVersion,
        List<ConfigField> configSchema,
        IoContracts ioContracts,
        String binaryHash,
        List<String> telemetryTags) {

    private static final String ANY = "*";

    public StrategyDescriptor {
        configSchema = List.copyOf(configSchema);
        telemetryTags = List.copyOf(telemetryTags);
    }

    /// What the strategy may see and do; `*` in venues or symbols allows any that the policy allows.
    public record Capabilities(
            List<EventKind> events,
            List<OrderType> orderTypes,
            List<String> venues,
            List<String> symbols,
            boolean externalCalls,
            Lane lane) {
        public Capabilities {
            events = List.copyOf(events);
            orderTypes = List.copyOf(orderTypes);
            venues = List.copyOf(venues);
            symbols = List.copyOf(symbols);
        }

        /// Whether it may see and trade an instrument.
        public boolean covers(Instrument instrument) {
            return allows(venues, instrument.venue()) && allows(symbols, instrument.symbol());
        }

        private static boolean allows(List<String> allowed, String name) {
            return allowed.contains(ANY) || allowed.contains(name);
        }
    }

    /// What it needs and must stay within.
    ///
    /// @param cpuMillis share of one core, in thousandths
    /// @param fuelPerCallback instructions, 0 = the runtime's default
    public record Resources(
            int cpuMillis,
            long memoryBytes,
            int threads,
            long callbackTimeoutNanos,
            int queueLimit,
            OutputLimits output,
            long fuelPerCallback) {}

    /// Inclusive limits per second, per event and for the life of the instance.
    public record OutputLimits(
            int intentsPerSecond,
            int intentsPerEvent,
            long intentsPerInstance,
            long logBytesPerSecond,
            long logBytesPerEvent,
            long logBytesPerInstance) {}

    /// `MAJOR.MINOR` of the contracts the code was built against.
    public record IoContracts(String eventContract, String intentContract) {}
}
