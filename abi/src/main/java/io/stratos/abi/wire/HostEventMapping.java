package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Regime;
import io.stratos.abi.model.RiskKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.wire.proto.ConfigUpdate;
import io.stratos.abi.wire.proto.ManualSignal;
import io.stratos.abi.wire.proto.RegimeEvent;
import io.stratos.abi.wire.proto.RiskEvent;
import io.stratos.abi.wire.proto.SafetyEvent;
import io.stratos.abi.wire.proto.ServiceResponse;

/// Bodies of events that come from the host itself.
final class HostEventMapping {

    private HostEventMapping() {}

    static RiskEvent toProto(EventBody.Risk risk) {
        var out = RiskEvent.newBuilder().setKindValue(risk.kind().number()).setReasonCode(risk.reasonCode());
        var value = risk.value();
        if (value != null) {
            out.setValue(ValueMapping.toProto(value));
        }
        var limit = risk.limit();
        if (limit != null) {
            out.setLimit(ValueMapping.toProto(limit));
        }
        return out.build();
    }

    static EventBody toModel(RiskEvent risk) throws MalformedMessageException {
        return new EventBody.Risk(
                WireReader.require(RiskKind.ofNumber(risk.getKindValue())),
                risk.getReasonCode(),
                ValueMapping.optional(risk.hasValue(), risk.getValue()),
                ValueMapping.optional(risk.hasLimit(), risk.getLimit()));
    }

    static SafetyEvent toProto(EventBody.Safety safety) {
        return SafetyEvent.newBuilder()
                .setStateValue(safety.state().number())
                .setPreviousValue(safety.previous().number())
                .setReasonCode(safety.reasonCode())
                .build();
    }

    static EventBody toModel(SafetyEvent safety) throws MalformedMessageException {
        return new EventBody.Safety(
                WireReader.require(SafetyState.ofNumber(safety.getStateValue())),
                WireReader.require(SafetyState.ofNumber(safety.getPreviousValue())),
                safety.getReasonCode());
    }

    static RegimeEvent toProto(EventBody.RegimeChange change) {
        return RegimeEvent.newBuilder()
                .setRegimeValue(ValueMapping.number(change.regime()))
                .setPreviousValue(ValueMapping.number(change.previous()))
                .build();
    }

    static EventBody toModel(RegimeEvent change) {
        return new EventBody.RegimeChange(
                Regime.ofNumber(change.getRegimeValue()), Regime.ofNumber(change.getPreviousValue()));
    }

    static ManualSignal toProto(EventBody.ManualSignal signal) {
        var out = ManualSignal.newBuilder().setSignalId(signal.signalId());
        var value = signal.value();
        if (value != null) {
            out.setValue(ValueMapping.toProto(value));
        }
        return out.build();
    }

    static EventBody toModel(ManualSignal signal) throws MalformedMessageException {
        return new EventBody.ManualSignal(
                signal.getSignalId(), ValueMapping.optional(signal.hasValue(), signal.getValue()));
    }

    static ConfigUpdate toProto(EventBody.ConfigUpdate update) {
        var out = ConfigUpdate.newBuilder().setConfigVersion(update.configVersion());
        for (var value : update.values()) {
            out.addValues(ValueMapping.toProto(value));
        }
        return out.build();
    }

    static EventBody toModel(ConfigUpdate update) throws MalformedMessageException {
        return new EventBody.ConfigUpdate(
                update.getConfigVersion(), ValueMapping.configToModel(update.getValuesList()));
    }

    static ServiceResponse toProto(EventBody.ServiceResponse response) {
        return ServiceResponse.newBuilder()
                .setServiceId(response.serviceId())
                .setRequestId(response.requestId())
                .setAsOfNs(response.asOfNanos())
                .setReasonCode(response.reasonCode())
                .addAllValues(ValueMapping.toProto(response.values()))
                .build();
    }

    static EventBody toModel(ServiceResponse response) throws MalformedMessageException {
        return new EventBody.ServiceResponse(
                response.getServiceId(),
                response.getRequestId(),
                response.getAsOfNs(),
                response.getReasonCode(),
                ValueMapping.toModel(response.getValuesList()));
    }
}
