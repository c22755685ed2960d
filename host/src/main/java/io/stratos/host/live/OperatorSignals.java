package io.stratos.host.live;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Gives strategies what operators signal (SPEC M-10): who, what and why are in the journal before the
/// instance has it, and what was refused is there as refused. From then on a signal is an event as any other,
/// delivered in a turn that the ledger keeps, so that a restart and a replay tell it again.
public final class OperatorSignals {
    private final LiveHost host;

    public OperatorSignals(LiveHost host) {
        this.host = host;
    }

    /// Gives an instance a signal.
    ///
    /// @param actor who, from the caller's token
    /// @param reason why
    /// @return `OK` once the instance has it as what it is told next; `RES_QUEUE` if too many signals wait; why
    ///     it takes no inputs any more; empty if there is no such instance
    public Optional<CompletableFuture<ReasonCode>> give(
            InstanceId id, EventBody.ManualSignal signal, String actor, String reason) {
        var value = signal.value();
        var what = "signal " + signal.signalId() + (value == null ? "" : " = " + value) + " to " + id;
        return host.status(id)
                .map(status -> status.phase() == Phase.AT_REST
                        ? CompletableFuture.completedFuture(why(status))
                        : host.journal()
                                .note(new HostJournal.Asked(what, ReasonCode.OK, actor, reason))
                                .thenApply(_ -> given(id, signal))
                                .thenApply(code -> noted(code, what, actor, reason)));
    }

    /// It may have gone, or come to rest, while its signal was written down.
    private ReasonCode given(InstanceId id, EventBody.ManualSignal signal) {
        var status = host.status(id);
        if (status.isEmpty() || status.get().phase() == Phase.AT_REST) {
            return status.map(OperatorSignals::why).orElse(ReasonCode.DEP_STOPPED);
        }
        return host.signal(id, signal).orElse(ReasonCode.DEP_STOPPED);
    }

    private static ReasonCode why(InstanceStatus atRest) {
        return atRest.reason() == ReasonCode.OK ? ReasonCode.DEP_STOPPED : atRest.reason();
    }

    private ReasonCode noted(ReasonCode code, String what, String actor, String reason) {
        if (code != ReasonCode.OK) {
            var _ = host.journal().note(new HostJournal.Asked("refused: " + what, code, actor, reason));
        }
        return code;
    }
}
