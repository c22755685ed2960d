package io.stratos.host.audit;

import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an instance's health has to do with an intent: it was held back, its turn ended in a fault, or its
/// instance was halted before the intent came to its end.
final class HealthTrail {
    private final InstanceId instance;
    private final Map<ReasonCode, Link> held = new EnumMap<>(ReasonCode.class);
    private ReasonCode haltedFor = ReasonCode.OK;

    HealthTrail(InstanceId instance) {
        this.instance = instance;
    }

    /// Takes note of a change. A halt that an operator ended before the subject's turn concerns it no more; of those
    /// after it the first does.
    ///
    /// @param isBefore whether the subject's turn is still to come
    /// @return whether it is of this instance
    boolean see(HealthRecord change, Link link, boolean isBefore) {
        if (!change.instance().equals(instance)) {
            return false;
        }
        if (isBefore && change.previous() == HealthState.HALTED) {
            haltedFor = ReasonCode.OK;
        }
        if (change.state() != HealthState.HEALTHY) {
            held.put(change.reason(), link);
        }
        if (isHalt(change) && haltedFor == ReasonCode.OK) {
            haltedFor = change.reason();
        }
        return true;
    }

    /// Whether it stopped the instance.
    static boolean isHalt(HealthRecord change) {
        return change.state() == HealthState.HALTED && change.previous() != HealthState.HALTED;
    }

    /// The change that held an intent back; null if it was not its health.
    @Nullable
    Link behind(@Nullable IntentRecord intent) {
        return intent == null || intent.reason() == ReasonCode.OK ? null : held.get(intent.reason());
    }

    /// Why it was halted, `OK` if it was not.
    ReasonCode haltedFor() {
        return haltedFor;
    }
}
