package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.wire.proto.AlertIntent;
import io.stratos.abi.wire.proto.AmendIntent;
import io.stratos.abi.wire.proto.CancelIntent;
import io.stratos.abi.wire.proto.IntentIdentity;
import io.stratos.abi.wire.proto.NoOpIntent;
import io.stratos.abi.wire.proto.OrderIntent;
import io.stratos.abi.wire.proto.PositionIntent;
import io.stratos.abi.wire.proto.RiskHintIntent;
import org.jspecify.annotations.Nullable;

/// Intents, generated code ⇄ model. The same rules as the lane's codec: a quantity left out is
/// malformed, a risk context without slippage or budget is none.
public final class IntentMapping {

    private IntentMapping() {}

    public static io.stratos.abi.wire.proto.Intent toProto(Intent intent) {
        var out = io.stratos.abi.wire.proto.Intent.newBuilder();
        switch (intent) {
            case Intent.Order order -> out.setOrder(order(order));
            case Intent.Cancel cancel -> out.setCancel(cancel(cancel));
            case Intent.Amend amend -> out.setAmend(amend(amend));
            case Intent.Position position -> out.setPosition(position(position));
            case Intent.Alert alert -> out.setAlert(alert(alert));
            case Intent.NoOp noOp -> out.setNoOp(NoOpIntent.newBuilder().setCode(noOp.code()));
            case Intent.RiskHint hint -> out.setRiskHint(riskHint(hint));
        }
        var risk = intent.riskContext();
        if (risk != null) {
            out.setRiskContext(risk(risk));
        }
        var claimed = intent.claimedIdentity();
        if (claimed != null) {
            out.setIdentity(identity(claimed));
        }
        return out.build();
    }

    /// Takes over an intent.
    ///
    /// @throws MalformedMessageException if the model cannot hold it
    public static Intent toModel(io.stratos.abi.wire.proto.Intent intent) throws MalformedMessageException {
        var risk = intent.hasRiskContext() ? risk(intent.getRiskContext()) : null;
        var claimed = intent.hasIdentity() ? identity(intent.getIdentity()) : null;
        return switch (intent.getBodyCase()) {
            case ORDER -> order(intent.getOrder(), risk, claimed);
            case CANCEL -> {
                var cancel = intent.getCancel();
                yield new Intent.Cancel(ValueMapping.optional(cancel.hasTarget(), cancel.getTarget()), risk, claimed);
            }
            case AMEND -> {
                var amend = intent.getAmend();
                yield new Intent.Amend(
                        ValueMapping.optional(amend.hasTarget(), amend.getTarget()),
                        ValueMapping.optional(amend.hasQty(), amend.getQty()),
                        ValueMapping.optional(amend.hasPrice(), amend.getPrice()),
                        risk,
                        claimed);
            }
            case POSITION -> {
                var position = intent.getPosition();
                yield new Intent.Position(
                        position.getInstrument(),
                        ValueMapping.required(position.hasTargetQty(), position.getTargetQty()),
                        ValueMapping.optional(position.hasLimitPrice(), position.getLimitPrice()),
                        risk,
                        claimed);
            }
            case ALERT -> {
                var alert = intent.getAlert();
                yield new Intent.Alert(
                        alert.getCode(),
                        AlertSeverity.ofNumber(alert.getSeverityValue()),
                        ValueMapping.optional(alert.hasValue(), alert.getValue()),
                        risk,
                        claimed);
            }
            case NO_OP -> new Intent.NoOp(intent.getNoOp().getCode(), risk, claimed);
            case RISK_HINT -> {
                var hint = intent.getRiskHint();
                yield new Intent.RiskHint(
                        RiskHintKind.ofNumber(hint.getKindValue()),
                        hint.getInstrument(),
                        ValueMapping.optional(hint.hasValue(), hint.getValue()),
                        risk,
                        claimed);
            }
            case BODY_NOT_SET -> throw MalformedMessageException.instance();
        };
    }

    private static Intent order(OrderIntent order, @Nullable RiskContext risk, @Nullable ClaimedIdentity claimed)
            throws MalformedMessageException {
        return new Intent.Order(
                order.getInstrument(),
                Side.ofNumber(order.getSideValue()),
                OrderType.ofNumber(order.getTypeValue()),
                ValueMapping.required(order.hasQty(), order.getQty()),
                ValueMapping.optional(order.hasPrice(), order.getPrice()),
                ValueMapping.optional(order.hasStopPrice(), order.getStopPrice()),
                TimeInForce.ofNumber(order.getTifValue()),
                order.getReduceOnly(),
                order.getCloseOnly(),
                order.getPostOnly(),
                order.getExpireTimeNs(),
                risk,
                claimed);
    }

    private static @Nullable RiskContext risk(io.stratos.abi.wire.proto.RiskContext risk)
            throws MalformedMessageException {
        var slippage = ValueMapping.optional(risk.hasMaxSlippageBps(), risk.getMaxSlippageBps());
        var budget = ValueMapping.optional(risk.hasBudget(), risk.getBudget());
        return slippage == null || budget == null
                ? null
                : new RiskContext(slippage, risk.getMaxDelayNs(), risk.getExpectedHoldingNs(), budget);
    }

    private static ClaimedIdentity identity(IntentIdentity identity) {
        return new ClaimedIdentity(
                identity.getAccountId(),
                identity.getBotId(),
                identity.getStrategyId(),
                identity.getStrategyVersion(),
                identity.getInstanceId(),
                identity.getRunId(),
                identity.getTraceId(),
                identity.getIdempotencyKey(),
                identity.getLineage(),
                identity.getCursor(),
                identity.getOrdinal());
    }

    private static OrderIntent order(Intent.Order order) {
        var out = OrderIntent.newBuilder()
                .setInstrument(order.instrument())
                .setSideValue(ValueMapping.number(order.side()))
                .setTypeValue(ValueMapping.number(order.type()))
                .setQty(ValueMapping.toProto(order.qty()))
                .setTifValue(ValueMapping.number(order.tif()))
                .setReduceOnly(order.reduceOnly())
                .setCloseOnly(order.closeOnly())
                .setPostOnly(order.postOnly())
                .setExpireTimeNs(order.expireTimeNanos());
        var price = order.price();
        if (price != null) {
            out.setPrice(ValueMapping.toProto(price));
        }
        var stopPrice = order.stopPrice();
        if (stopPrice != null) {
            out.setStopPrice(ValueMapping.toProto(stopPrice));
        }
        return out.build();
    }

    private static CancelIntent cancel(Intent.Cancel cancel) {
        var target = cancel.target();
        return target == null
                ? CancelIntent.getDefaultInstance()
                : CancelIntent.newBuilder()
                        .setTarget(ValueMapping.toProto(target))
                        .build();
    }

    private static AmendIntent amend(Intent.Amend amend) {
        var out = AmendIntent.newBuilder();
        var target = amend.target();
        if (target != null) {
            out.setTarget(ValueMapping.toProto(target));
        }
        var qty = amend.qty();
        if (qty != null) {
            out.setQty(ValueMapping.toProto(qty));
        }
        var price = amend.price();
        if (price != null) {
            out.setPrice(ValueMapping.toProto(price));
        }
        return out.build();
    }

    private static PositionIntent position(Intent.Position position) {
        var out = PositionIntent.newBuilder()
                .setInstrument(position.instrument())
                .setTargetQty(ValueMapping.toProto(position.targetQty()));
        var limit = position.limitPrice();
        if (limit != null) {
            out.setLimitPrice(ValueMapping.toProto(limit));
        }
        return out.build();
    }

    private static AlertIntent alert(Intent.Alert alert) {
        var out =
                AlertIntent.newBuilder().setCode(alert.code()).setSeverityValue(ValueMapping.number(alert.severity()));
        var value = alert.value();
        if (value != null) {
            out.setValue(ValueMapping.toProto(value));
        }
        return out.build();
    }

    private static RiskHintIntent riskHint(Intent.RiskHint hint) {
        var out = RiskHintIntent.newBuilder()
                .setKindValue(ValueMapping.number(hint.kind()))
                .setInstrument(hint.instrument());
        var value = hint.value();
        if (value != null) {
            out.setValue(ValueMapping.toProto(value));
        }
        return out.build();
    }

    private static io.stratos.abi.wire.proto.RiskContext risk(RiskContext risk) {
        return io.stratos.abi.wire.proto.RiskContext.newBuilder()
                .setMaxSlippageBps(ValueMapping.toProto(risk.maxSlippageBps()))
                .setMaxDelayNs(risk.maxDelayNanos())
                .setExpectedHoldingNs(risk.expectedHoldingNanos())
                .setBudget(ValueMapping.toProto(risk.budget()))
                .build();
    }

    private static IntentIdentity identity(ClaimedIdentity claimed) {
        return IntentIdentity.newBuilder()
                .setAccountId(claimed.accountId())
                .setBotId(claimed.botId())
                .setStrategyId(claimed.strategyId())
                .setStrategyVersion(claimed.strategyVersion())
                .setInstanceId(claimed.instanceId())
                .setRunId(claimed.runId())
                .setTraceId(claimed.traceId())
                .setIdempotencyKey(claimed.idempotencyKey())
                .setLineage(claimed.lineage())
                .setCursor(claimed.cursor())
                .setOrdinal(claimed.ordinal())
                .build();
    }
}
