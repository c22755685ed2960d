package io.stratos.gate;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Degraded;
import io.stratos.gate.GateVerdict.Denied;
import java.util.List;

/// A gate with what it looks at. Each intent comes in a turn of its own unless the test says otherwise.
final class Desk {
    final FakeExposure exposure = new FakeExposure();
    private final IntentGate gate;
    private GateMode mode = GateMode.OPEN;
    private Callback callback = Callback.EVENT;
    private long nowNanos = Given.NOON;
    private long cursor;
    private int ordinal;

    Desk() {
        this(Given.profile());
    }

    Desk(GateProfile profile) {
        gate = new IntentGate(profile);
    }

    Desk in(GateMode held) {
        mode = held;
        return this;
    }

    Desk during(Callback kind) {
        callback = kind;
        return this;
    }

    Desk at(long now) {
        nowNanos = now;
        return this;
    }

    IntentGate gate() {
        return gate;
    }

    GateVerdict check(AnOrder order) {
        return check(order.build());
    }

    GateVerdict check(Intent intent) {
        beginTurn();
        return next(intent);
    }

    void beginTurn() {
        gate.beginTurn();
        cursor++;
        ordinal = 0;
    }

    /// The next intent of the running turn.
    GateVerdict next(Intent intent) {
        return gate.check(intent, new IntentRef(cursor, ordinal++), callback, nowNanos, exposure, mode);
    }

    /// Why the intent was denied, `OK` if it was not.
    ReasonCode reason(AnOrder order) {
        return reason(order.build());
    }

    ReasonCode reason(Intent intent) {
        return check(intent) instanceof Denied denied ? denied.code() : ReasonCode.OK;
    }

    /// The order that came through.
    Intent.Order order(AnOrder asked) {
        return order(asked.build());
    }

    Intent.Order order(Intent asked) {
        return orderOf(check(asked));
    }

    static Intent.Order orderOf(GateVerdict verdict) {
        if (approved(verdict).intent() instanceof Intent.Order order) {
            return order;
        }
        throw new AssertionError("an order was wanted, got=" + approved(verdict).intent());
    }

    static ApprovedIntent approved(GateVerdict verdict) {
        return switch (verdict) {
            case Approved(ApprovedIntent intent) -> intent;
            case Degraded(ApprovedIntent intent) -> intent;
            case Denied denied -> throw new AssertionError("denied: " + denied);
        };
    }

    /// What was made safer, empty if the verdict is a plain approval.
    static List<ReasonCode> degradedBy(GateVerdict verdict) {
        if (verdict instanceof Approved(ApprovedIntent plain)
                && !plain.degradedBy().isEmpty()) {
            throw new AssertionError("approved, but degraded by " + plain.degradedBy());
        }
        return approved(verdict).degradedBy();
    }
}
