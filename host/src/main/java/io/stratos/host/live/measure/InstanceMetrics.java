package io.stratos.host.live.measure;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.lane.TurnMeter;

/// Figures of one instance. Its lane's thread alone writes them, and whoever starts it before that thread does.
public interface InstanceMetrics extends TurnMeter {

    /// Nobody measures.
    InstanceMetrics NONE = new InstanceMetrics() {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}

        @Override
        public void faulted(ReasonCode code) {}

        @Override
        public void settled(long sinceNanos) {}

        @Override
        public void restored(long started) {}
    };

    /// The guest failed instead of deciding.
    void faulted(ReasonCode code);

    /// The turn of an input is settled.
    ///
    /// @param sinceNanos when the host received the event, or the timer was due
    void settled(long sinceNanos);

    /// A guest came up from its checkpoint and deliveries.
    ///
    /// @param started of that work, as of [#start]
    void restored(long started);
}
