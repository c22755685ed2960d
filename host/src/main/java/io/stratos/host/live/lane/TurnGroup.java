package io.stratos.host.live.lane;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.TurnEffects;
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.live.service.ServiceCall;
import io.stratos.state.LedgerBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns of one instance that are committed together, and what they want once that is done.
final class TurnGroup {
    final LedgerBatch batch;
    final List<CommittedTurn> effects = new ArrayList<>();
    final List<ServiceCall> calls = new ArrayList<>();

    /// Told `OK` once the group is committed, or why it could not be. On the ledger's thread.
    final List<Consumer<ReasonCode>> answers = new ArrayList<>();

    private int turns;
    private long firstNanos;
    private boolean urgent;

    TurnGroup(Lane lane) {
        batch = new LedgerBatch(lane);
    }

    void turn(long nowNanos) {
        if (turns == 0) {
            firstNanos = nowNanos;
        }
        turns++;
    }

    /// Somebody waits for the commit: an effect, or an event that was consumed.
    void urgent() {
        urgent = true;
    }

    /// Requests that leave once it is committed.
    void asks(List<ServiceCall> more) {
        calls.addAll(more);
        urgent |= !more.isEmpty();
    }

    boolean isUrgent() {
        return urgent;
    }

    int turns() {
        return turns;
    }

    long firstNanos() {
        return firstNanos;
    }

    /// Takes down what turns want, turn by turn; lets nothing out.
    static final class Effects implements TurnEffects {
        private final StagedExposure exposure;
        private @Nullable ServiceBook services;
        private List<TurnEffect> ofTurn = new ArrayList<>();

        Effects(StagedExposure exposure) {
            this.exposure = exposure;
        }

        @Override
        public void approved(ApprovedIntent intent, long nowNanos) {
            exposure.approved(intent);
            ofTurn.add(new TurnEffect.Approved(intent));
        }

        @Override
        public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {
            ofTurn.add(new TurnEffect.Denied(ref, intent, denied.code()));
        }

        /// Who keeps what services are asked.
        void asks(ServiceBook book) {
            services = book;
        }

        @Override
        public ReasonCode asked(ServiceRequest request, long nowNanos) {
            return services == null ? ReasonCode.SVC_UNKNOWN : services.asked(request, nowNanos);
        }

        /// What the turn wanted; the next one starts empty.
        List<TurnEffect> take() {
            var taken = ofTurn;
            ofTurn = new ArrayList<>();
            return taken;
        }
    }
}
