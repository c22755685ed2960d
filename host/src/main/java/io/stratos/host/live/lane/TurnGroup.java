package io.stratos.host.live.lane;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.TurnEffects;
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.state.LedgerBatch;
import java.util.ArrayList;
import java.util.List;

/// Turns of one instance that are committed together, and what they want once that is done.
final class TurnGroup {
    final LedgerBatch batch;
    final List<CommittedTurn> effects = new ArrayList<>();
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

        /// What the turn wanted; the next one starts empty.
        List<TurnEffect> take() {
            var taken = ofTurn;
            ofTurn = new ArrayList<>();
            return taken;
        }
    }
}
