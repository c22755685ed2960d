package io.stratos.host.admission.smoke;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.Decision;

/// Holds each decision against the contract and against what the descriptor declares.
final class SmokeRules {

    private final StrategyDescriptor descriptor;
    private final long stateBytesMax;
    private final SmokeFindings findings;

    SmokeRules(StrategyDescriptor descriptor, long stateBytesMax, SmokeFindings findings) {
        this.descriptor = descriptor;
        this.stateBytesMax = stateBytesMax;
        this.findings = findings;
    }

    void judge(Decision.Decided decided, Callback callback, String where) {
        judgeVolume(decided, where);
        for (var intent : decided.intents()) {
            judgeIntent(intent, callback, where);
        }
        judgeState(decided, where);
        judgeTelemetry(decided, where);
        if (!decided.serviceRequests().isEmpty() && !descriptor.capabilities().externalCalls()) {
            findings.add(
                    ReasonCode.GATE_CAPABILITY,
                    "a service was asked, not declared",
                    where,
                    "a request",
                    "external_calls: true");
        }
    }

    private void judgeVolume(Decision.Decided decided, String where) {
        var output = descriptor.resources().output();
        int count = decided.intents().size();
        if (count > output.intentsPerEvent()) {
            findings.add(
                    ReasonCode.GATE_RATE_EVENT,
                    "too many intents in one event",
                    where,
                    count,
                    output.intentsPerEvent());
        }
        if (decided.usage().logBytes() > output.logBytesPerEvent()) {
            findings.add(
                    ReasonCode.TEL_LIMIT,
                    "too much was printed",
                    where,
                    decided.usage().logBytes(),
                    output.logBytesPerEvent());
        }
    }

    private void judgeIntent(Intent intent, Callback callback, String where) {
        if (!callback.allows(intent)) {
            findings.add(
                    ReasonCode.GATE_CALLBACK,
                    "this callback may not emit such an intent",
                    where,
                    intent.getClass().getSimpleName(),
                    "Alert or NoOp");
        }
        if (intent.riskContext() == null) {
            findings.add(
                    ReasonCode.GATE_META, "an intent has no risk context", where, "nothing", "slippage, delay, budget");
        }
        if (intent.claimedIdentity() != null) {
            findings.add(ReasonCode.IDM_SPOOF, "an intent claims an identity", where, "an identity", "none");
        }
        if (intent instanceof Intent.Order order) {
            judgeOrder(order, where);
        }
        if (intent instanceof Intent.Position position && position.instrument() != SmokeWorld.INSTRUMENT) {
            findings.add(
                    ReasonCode.GATE_INSTRUMENT,
                    "an unknown instrument",
                    where,
                    position.instrument(),
                    SmokeWorld.INSTRUMENT);
        }
    }

    private void judgeOrder(Intent.Order order, String where) {
        if (order.instrument() != SmokeWorld.INSTRUMENT) {
            findings.add(
                    ReasonCode.GATE_INSTRUMENT,
                    "an unknown instrument",
                    where,
                    order.instrument(),
                    SmokeWorld.INSTRUMENT);
        }
        var declared = descriptor.capabilities().orderTypes();
        if (order.side() == null || order.type() == null) {
            findings.add(ReasonCode.GATE_META, "an order has no side or type", where, "nothing", "both");
        } else if (!declared.contains(order.type())) {
            findings.add(ReasonCode.GATE_CAPABILITY, "an order type is not declared", where, order.type(), declared);
        }
        if (!order.qty().isPositive()) {
            findings.add(
                    ReasonCode.GATE_NUMBER, "an order's quantity is not above zero", where, order.qty(), "above 0");
        }
    }

    private void judgeState(Decision.Decided decided, String where) {
        var update = decided.stateUpdate();
        if (update == null) {
            return;
        }
        if (update.schemaVersion() != descriptor.stateSchemaVersion()) {
            findings.add(
                    ReasonCode.STA_SCHEMA,
                    "the state's schema is not the declared one",
                    where,
                    update.schemaVersion(),
                    descriptor.stateSchemaVersion());
        }
        var state = update.state();
        if (state != null && state.length > stateBytesMax) {
            findings.add(ReasonCode.STA_SIZE, "the state is too large", where, state.length, stateBytesMax);
        }
    }

    private void judgeTelemetry(Decision.Decided decided, String where) {
        int tags = descriptor.telemetryTags().size();
        boolean undeclared = decided.telemetry().stream().anyMatch(hint -> hint.tag() < 0 || hint.tag() >= tags);
        if (undeclared || decided.telemetryDropped() > 0) {
            findings.add(
                    ReasonCode.TEL_SCHEMA,
                    "telemetry outside the declared tags",
                    where,
                    "an unknown tag",
                    tags + " tags");
        }
    }
}
