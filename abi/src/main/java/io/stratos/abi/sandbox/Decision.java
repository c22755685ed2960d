package io.stratos.abi.sandbox;

import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sandbox answers to a callback.
public sealed interface Decision {

    /// The guest still works; ask again.
    enum Pending implements Decision {
        PENDING
    }

    /// The guest is broken and must be discarded.
    ///
    /// @param fuel what the callback used up to its end, as [Usage#fuel]; 0 where chance ended it: a clock,
    ///     a process that died, a thread without stack
    record Faulted(GuestFault fault, long fuel) implements Decision {

        /// Of a guest whose fuel is not counted, or that did not run.
        public Faulted(GuestFault fault) {
            this(fault, 0);
        }
    }

    /// The guest decided. One object per sandbox, refilled by each callback: read it before the next `begin`.
    final class Decided implements Decision {
        private List<Intent> intents = List.of();
        private @Nullable StateUpdate stateUpdate;
        private List<TelemetryHint> telemetry = List.of();
        private int telemetryDropped;
        private @Nullable HealthReport health;
        private List<TimerCommand> timers = List.of();
        private List<ServiceRequest> serviceRequests = List.of();
        private final Usage usage = new Usage();
        private boolean filled;

        public List<Intent> intents() {
            return intents;
        }

        public @Nullable StateUpdate stateUpdate() {
            return stateUpdate;
        }

        public List<TelemetryHint> telemetry() {
            return telemetry;
        }

        public int telemetryDropped() {
            return telemetryDropped;
        }

        public @Nullable HealthReport health() {
            return health;
        }

        public List<TimerCommand> timers() {
            return timers;
        }

        public List<ServiceRequest> serviceRequests() {
            return serviceRequests;
        }

        public Usage usage() {
            return usage;
        }

        /// Whether the guest asked for nothing at all: no intents, state, timers, telemetry, health or
        /// requests.
        public boolean isQuiet() {
            return intents.isEmpty()
                    && stateUpdate == null
                    && timers.isEmpty()
                    && telemetry.isEmpty()
                    && telemetryDropped == 0
                    && health == null
                    && serviceRequests.isEmpty();
        }

        /// Back to an empty decision; for sandboxes only. Usage is left to the sandbox.
        public void reset() {
            if (!filled) {
                return; // most decisions are quiet, and seven stores of references cost more than the rest of one
            }
            filled = false;
            intents = List.of();
            stateUpdate = null;
            telemetry = List.of();
            telemetryDropped = 0;
            health = null;
            timers = List.of();
            serviceRequests = List.of();
        }

        public void setIntents(List<Intent> value) {
            filled = true;
            intents = value;
        }

        public void setStateUpdate(@Nullable StateUpdate value) {
            filled = true;
            stateUpdate = value;
        }

        public void setTelemetry(List<TelemetryHint> value, int dropped) {
            filled = true;
            telemetry = value;
            telemetryDropped = dropped;
        }

        public void setHealth(@Nullable HealthReport value) {
            filled = true;
            health = value;
        }

        public void setTimers(List<TimerCommand> value) {
            filled = true;
            timers = value;
        }

        public void setServiceRequests(List<ServiceRequest> value) {
            filled = true;
            serviceRequests = value;
        }
    }
}
