package io.stratos.execution.connector;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Exposure;
import org.jspecify.annotations.Nullable;

/// The way of the connector's own closes through the gate: they are intents like any other (DESIGN §3). The shell
/// wires it to the gate's close-only entry; it must answer the same question the same way.
@FunctionalInterface
public interface CloseGate {

    /// One close.
    ///
    /// @param scope what is flattened, and of whom: part of the key
    /// @param causeSeq journal sequence of the change to FLATTEN
    /// @param ordinal place among the closes of that cause, from 0
    /// @param reduceOnly false where the venue would judge it by what other instances hold too
    record Close(
            String scope, InstanceId holder, Instrument instrument, long causeSeq, int ordinal, boolean reduceOnly) {}

    /// The approved order, or null if the gate denies it: nothing to close, no price, or less than the venue takes.
    @Nullable
    ApprovedIntent approve(Close close, Exposure exposure, long nowNanos);
}
