package io.stratos.gate;

import io.stratos.abi.identity.CanonicalIntent;
import io.stratos.abi.identity.IdempotencyKey;
import io.stratos.abi.identity.Sha256;
import io.stratos.abi.identity.TraceId;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor.Capabilities;
import io.stratos.abi.model.StrategyDescriptor.OutputLimits;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gate's close-only entry: orders that the host makes itself to close what an instance holds (SPEC X-6,
/// DESIGN §3).
///
/// Such an order passes the same rules as any ([OrderRules#IN_ORDER]) as a reduce-only limit order, immediate or
/// cancel, at the worst price of its slippage. Where the venue counts what other instances hold it goes out without
/// the flag, and is no larger for that. FLATTEN lets it through, HALT does not. Its key derives from the
/// account, who asks, what for, the journal sequence of the cause and an ordinal, so a repeat is recognised.
public final class HostCloseGate {
    private static final Decimal NO_BUDGET = Decimal.ZERO;
    private static final String HOST = "host";

    private final AccountId account;
    private final String hostVersion;
    private final String runId;
    private final Decimal maxSlippageBps;
    private final long maxDelayNanos;
    private final Sha256 sha = new Sha256();
    private final CanonicalIntent body = new CanonicalIntent();

    /// @param maxSlippageBps worst price of a close against the newest price
    /// @param maxDelayNanos past this age a close is not sent any more
    public HostCloseGate(
            AccountId account, String hostVersion, String runId, Decimal maxSlippageBps, long maxDelayNanos) {
        if (!maxSlippageBps.isPositive() || maxDelayNanos <= 0) {
            throw new IllegalArgumentException(
                    "Condition failed: a close has slippage and time, got=" + maxSlippageBps + "," + maxDelayNanos);
        }
        this.account = account;
        this.hostVersion = hostVersion;
        this.runId = runId;
        this.maxSlippageBps = maxSlippageBps;
        this.maxDelayNanos = maxDelayNanos;
    }

    /// Judges a close of all that an instance holds of an instrument, or as much of it as one order may carry.
    ///
    /// @param origin which part of the host asks
    /// @param scope what it acts on
    /// @param causeSeq journal sequence of the cause
    /// @param ordinal place among the closes of that cause, from 0
    /// @param reduceOnly whether the venue is asked to keep it from opening a position too
    /// @param exposure of the instance that holds
    public GateVerdict close(
            String origin,
            String scope,
            long causeSeq,
            int ordinal,
            Instrument instrument,
            boolean reduceOnly,
            long nowNanos,
            Exposure exposure) {
        var position = exposure.positionQty(instrument.id());
        var side = position.isNegative() ? Side.BUY : Side.SELL;
        var reference = Slippage.reference(exposure, instrument);
        if (position.isZero()) {
            return new Denied(ReasonCode.GATE_REDUCE_ONLY, "0", "0");
        }
        if (reference == null) {
            return new Denied(ReasonCode.GATE_REFERENCE, "", "");
        }
        var risk = new RiskContext(maxSlippageBps, maxDelayNanos, 1, NO_BUDGET);
        var instance = new InstanceId(HOST, origin, account.value());
        var ref = new IntentRef(causeSeq, ordinal);
        var key = IdempotencyKey.ofHost(sha, account, origin, scope, causeSeq, ordinal);
        var trace = TraceId.of(sha, runId, instance, causeSeq);
        var identity = new IntentIdentity(account, instance, hostVersion, runId, trace, key, 0, ref);
        try {
            var asked = new Intent.Order(
                    instrument.id(),
                    side,
                    OrderType.LIMIT,
                    position.abs().min(instrument.maxQty()),
                    Slippage.worst(reference, side, maxSlippageBps, instrument.tickSize()),
                    null,
                    TimeInForce.IOC,
                    true,
                    reduceOnly,
                    false,
                    0,
                    risk,
                    null);
            return judge(asked, side, instrument, risk, identity, nowNanos, exposure);
        } catch (ArithmeticException | NumberFormatException overflow) {
            return new Denied(ReasonCode.GATE_NUMBER, "overflow", "18 digits");
        }
    }

    private GateVerdict judge(
            Intent.Order asked,
            Side side,
            Instrument instrument,
            RiskContext risk,
            IntentIdentity identity,
            long nowNanos,
            Exposure exposure) {
        var profile = new GateProfile(
                account,
                identity.instance(),
                hostVersion,
                runId,
                0,
                List.of(instrument),
                new Capabilities(List.of(), List.of(OrderType.LIMIT), List.of("*"), List.of("*"), false, Lane.COMPUTE),
                new OutputLimits(1, 1, 1, 0, 0, 0));
        var draft = new OrderDraft(
                asked,
                instrument,
                side,
                OrderType.LIMIT,
                TimeInForce.IOC,
                risk,
                profile,
                GateMode.OPEN,
                new Closing(exposure),
                nowNanos);
        var denied = Rule.firstDenial(OrderRules.IN_ORDER, draft);
        if (denied != null) {
            return denied;
        }
        draft.reduceOnly = asked.closeOnly();
        var intent = draft.toIntent();
        var digest = body.set(intent, instrument).digest(sha);
        return new Approved(new ApprovedIntent(identity, intent, instrument, digest, nowNanos, List.of()));
    }

    /// What the host sees when it closes: under FLATTEN the closing is its own.
    private record Closing(Exposure of) implements Exposure {
        @Override
        public Decimal positionQty(int instrument) {
            return of.positionQty(instrument);
        }

        @Override
        public Decimal openQty(int instrument, Side side) {
            return of.openQty(instrument, side);
        }

        @Override
        public @Nullable Decimal referencePrice(int instrument) {
            return of.referencePrice(instrument);
        }

        @Override
        public @Nullable LiveOrder liveOrder(IntentRef ref) {
            return null;
        }

        @Override
        public SafetyState safety() {
            var state = of.safety();
            return state == SafetyState.FLATTEN ? SafetyState.CLOSE_ONLY : state;
        }
    }
}
