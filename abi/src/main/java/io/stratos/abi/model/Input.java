package io.stratos.abi.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One callback to run (SPEC M-3).
public sealed interface Input {

    CallbackContext context();

    /// The first call of an instance, once.
    record Init(
            CallbackContext context,
            int contractMajor,
            int contractMinor,
            String strategyId,
            String instanceId,
            List<Instrument> instruments,
            List<ConfigValue> config,
            @Nullable RestoredState restoredState)
            implements Input {
        public Init {
            instruments = List.copyOf(instruments);
            config = List.copyOf(config);
        }
    }

    /// State of the checkpoint an instance starts from. The array is owned by this record and not copied.
    @SuppressWarnings("ArrayRecordComponent") // one large, read-only hand-over per start
    record RestoredState(int schemaVersion, long cursor, byte[] state) {}

    record OnEvent(CallbackContext context, Event event) implements Input {}

    record OnTimer(CallbackContext context, int timerId, long dueTimeNanos) implements Input {}

    record Shutdown(CallbackContext context, @Nullable ShutdownReason reason) implements Input {}

    record Healthcheck(CallbackContext context) implements Input {}
}
