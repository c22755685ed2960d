package io.stratos.gate;

import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Degraded;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.gate.TurnExposure.Approvals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The only way out of a sandbox: judges each intent of one instance (SPEC M-20 to M-24, Z-1).
///
/// Every intent passes, in this order: limits of emission, mandatory risk context, identity, what the callback may
/// emit, then the rules of its kind ([OrderRules#IN_ORDER], [AmendRules#IN_ORDER]). The first that denies is the
/// reason.
/// Pure but for its own counters ([#save], [#restore]) and what it approved in the running turn: same state, intent,
/// exposure and time give the same verdict.
/// One instance, one thread: its lane.
public final class IntentGate {
    private final GateProfile profile;
    private final EmissionLimits limits;
    private final IdentityStamp stamp;
    private final Approvals approvals = new Approvals();

    public IntentGate(GateProfile profile) {
        this.profile = profile;
        limits = new EmissionLimits(profile.limits());
        stamp = new IdentityStamp(profile);
    }

    /// Starts a turn: what counts per turn counts from here. The account side has heard of the last turn's approvals.
    public void beginTurn() {
        limits.beginEvent();
        approvals.clear();
    }

    /// Judges one intent.
    ///
    /// @param ref cursor of the turn and place in its decision
    /// @param nowNanos `turn.now`
    public GateVerdict check(
            Intent intent, IntentRef ref, Callback callback, long nowNanos, Exposure exposure, GateMode mode) {
        var past = limits.count(nowNanos);
        if (past != null) {
            return new Denied(past, "", limitText(past));
        }
        var risk = intent.riskContext();
        if (risk == null) {
            return new Denied(ReasonCode.GATE_META, "", "risk_context");
        }
        if (!isComplete(risk)) {
            return new Denied(
                    ReasonCode.GATE_META, "", "max_delay > 0, expected_holding > 0, budget > 0, max_slippage >= 0");
        }
        var identity = stamp.identityOf(ref);
        if (!IdentityStamp.isOwn(intent.claimedIdentity(), identity)) {
            return new Denied(ReasonCode.IDM_SPOOF, "", "");
        }
        if (!callback.mayEmit(intent)) {
            return new Denied(ReasonCode.GATE_CALLBACK, callback.name(), "");
        }
        try {
            return judge(intent, risk, identity, nowNanos, new TurnExposure(exposure, approvals), mode);
        } catch (ArithmeticException | NumberFormatException overflow) {
            return new Denied(ReasonCode.GATE_NUMBER, "overflow", "18 digits");
        }
    }

    /// The counters as they stand between two turns, so that limits hold across restarts.
    public byte[] save(long nowNanos) {
        return limits.save(nowNanos);
    }

    /// Takes over counters that [#save] wrote.
    ///
    /// @throws IllegalArgumentException if they are of another format
    public void restore(byte[] saved) {
        limits.restore(saved);
    }

    private GateVerdict judge(
            Intent intent, RiskContext risk, IntentIdentity identity, long nowNanos, Exposure exposure, GateMode mode) {
        return switch (intent) {
            case Intent.Order order -> judgeOrder(order, risk, identity, nowNanos, exposure, mode);
            case Intent.Position position -> judgePosition(position, risk, identity, nowNanos, exposure, mode);
            case Intent.Cancel cancel -> judgeCancel(cancel, risk, identity, nowNanos, exposure);
            case Intent.Amend amend -> judgeAmend(amend, risk, identity, nowNanos, exposure, mode);
            case Intent.Alert alert ->
                alert.severity() == null
                        ? new Denied(ReasonCode.GATE_META, "", "severity")
                        : approve(alert, null, identity, nowNanos, List.of());
            case Intent.NoOp noOp -> approve(noOp, null, identity, nowNanos, List.of());
            case Intent.RiskHint hint -> judgeHint(hint, identity, nowNanos);
        };
    }

    private GateVerdict judgeOrder(
            Intent.Order order,
            RiskContext risk,
            IntentIdentity identity,
            long nowNanos,
            Exposure exposure,
            GateMode mode) {
        var instrument = profile.instrument(order.instrument());
        if (instrument == null) {
            return new Denied(ReasonCode.GATE_INSTRUMENT, Integer.toString(order.instrument()), "");
        }
        if (order.side() == null || order.type() == null || order.tif() == null) {
            return new Denied(ReasonCode.GATE_META, "", "side, type, tif");
        }
        var draft = new OrderDraft(
                order, instrument, order.side(), order.type(), order.tif(), risk, profile, mode, exposure, nowNanos);
        var denied = Rule.firstDenial(OrderRules.IN_ORDER, draft);
        if (denied != null) {
            return denied;
        }
        approvals.add(instrument.id(), draft.side, draft.qty);
        return approve(draft.toIntent(), instrument, identity, nowNanos, draft.degradedBy());
    }

    private GateVerdict judgePosition(
            Intent.Position wanted,
            RiskContext risk,
            IntentIdentity identity,
            long nowNanos,
            Exposure exposure,
            GateMode mode) {
        var instrument = profile.instrument(wanted.instrument());
        if (instrument == null) {
            return new Denied(ReasonCode.GATE_INSTRUMENT, Integer.toString(wanted.instrument()), "");
        }
        var order = PositionTarget.orderFor(wanted, instrument, exposure);
        return order == null
                ? approve(new Intent.NoOp(0, risk, null), null, identity, nowNanos, List.of())
                : judgeOrder(order, risk, identity, nowNanos, exposure, mode);
    }

    /// Cancels are let through whatever holds the instance back: they can only take risk away.
    private GateVerdict judgeCancel(
            Intent.Cancel cancel, RiskContext risk, IntentIdentity identity, long nowNanos, Exposure exposure) {
        var target = cancel.target();
        var order = target == null ? null : exposure.liveOrder(target);
        if (order == null) {
            return new Denied(ReasonCode.GATE_TARGET, target == null ? "" : target.toString(), "");
        }
        var instrument = profile.instrument(order.instrument());
        return approve(new Intent.Cancel(target, risk, null), instrument, identity, nowNanos, List.of());
    }

    private GateVerdict judgeAmend(
            Intent.Amend amend,
            RiskContext risk,
            IntentIdentity identity,
            long nowNanos,
            Exposure exposure,
            GateMode mode) {
        var target = amend.target();
        var order = target == null ? null : exposure.liveOrder(target);
        var instrument = order == null ? null : profile.instrument(order.instrument());
        if (order == null || instrument == null) {
            return new Denied(ReasonCode.GATE_TARGET, target == null ? "" : target.toString(), "");
        }
        var draft = new AmendDraft(amend, order, instrument, risk, profile, mode, exposure);
        var denied = Rule.firstDenial(AmendRules.IN_ORDER, draft);
        if (denied != null) {
            return denied;
        }
        if (draft.grows()) {
            approvals.add(instrument.id(), order.side(), draft.newQty().minus(order.qty()));
        }
        return approve(draft.toIntent(), instrument, identity, nowNanos, List.of());
    }

    /// A hint may concern one instrument, or none in particular (0).
    private GateVerdict judgeHint(Intent.RiskHint hint, IntentIdentity identity, long nowNanos) {
        if (hint.kind() == null) {
            return new Denied(ReasonCode.GATE_META, "", "kind");
        }
        var instrument = profile.instrument(hint.instrument());
        if (instrument == null && hint.instrument() != 0) {
            return new Denied(ReasonCode.GATE_INSTRUMENT, Integer.toString(hint.instrument()), "");
        }
        return approve(hint, instrument, identity, nowNanos, List.of());
    }

    private GateVerdict approve(
            Intent intent,
            @Nullable Instrument instrument,
            IntentIdentity identity,
            long nowNanos,
            List<ReasonCode> degradedBy) {
        var digest = stamp.bodyDigest(intent, instrument);
        var approved = new ApprovedIntent(identity, intent, instrument, digest, nowNanos, degradedBy);
        return degradedBy.isEmpty() ? new Approved(approved) : new Degraded(approved);
    }

    /// An absent number reads as zero, so zero is missing; only slippage may be none.
    private static boolean isComplete(RiskContext risk) {
        return risk.maxDelayNanos() > 0
                && risk.expectedHoldingNanos() > 0
                && risk.budget().isPositive()
                && !risk.maxSlippageBps().isNegative();
    }

    private String limitText(ReasonCode past) {
        return switch (past) {
            case GATE_RATE_EVENT -> Integer.toString(profile.limits().intentsPerEvent());
            case GATE_RATE_SECOND -> Integer.toString(profile.limits().intentsPerSecond());
            default -> Long.toString(profile.limits().intentsPerInstance());
        };
    }
}
