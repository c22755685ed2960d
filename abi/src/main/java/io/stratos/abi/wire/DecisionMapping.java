package io.stratos.abi.wire;

import com.google.protobuf.ByteString;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.wire.proto.Telemetry;
import java.util.ArrayList;

/// Decisions, generated code ⇄ model. Without the lane's bounds: for tools, not for a guest's bytes.
public final class DecisionMapping {

    private DecisionMapping() {}

    public static io.stratos.abi.wire.proto.Decision toProto(Decision.Decided decision) {
        var out = io.stratos.abi.wire.proto.Decision.newBuilder();
        decision.intents().forEach(intent -> out.addIntents(IntentMapping.toProto(intent)));
        var update = decision.stateUpdate();
        if (update != null) {
            out.setStateUpdate(stateUpdate(update));
        }
        if (!decision.telemetry().isEmpty() || decision.telemetryDropped() != 0) {
            out.setTelemetry(telemetry(decision));
        }
        var health = decision.health();
        if (health != null) {
            out.setHealth(io.stratos.abi.wire.proto.HealthReport.newBuilder()
                    .setStateValue(health.state().number())
                    .setCode(health.code()));
        }
        for (var timer : decision.timers()) {
            out.addTimers(io.stratos.abi.wire.proto.TimerCommand.newBuilder()
                    .setTimerId(timer.timerId())
                    .setDueTimeNs(timer.dueTimeNanos())
                    .setEveryNs(timer.everyNanos()));
        }
        for (var request : decision.serviceRequests()) {
            out.addServiceRequests(io.stratos.abi.wire.proto.ServiceRequest.newBuilder()
                    .setServiceId(request.serviceId())
                    .setRequestId(request.requestId())
                    .setTimeToLiveNs(request.timeToLiveNanos())
                    .addAllValues(ValueMapping.toProto(request.values())));
        }
        return out.build();
    }

    /// Takes over a decision into a new object.
    ///
    /// @throws MalformedMessageException if the model cannot hold it
    public static Decision.Decided toModel(io.stratos.abi.wire.proto.Decision decision)
            throws MalformedMessageException {
        var target = new Decision.Decided();
        var intents = new ArrayList<Intent>();
        for (var intent : decision.getIntentsList()) {
            intents.add(IntentMapping.toModel(intent));
        }
        target.setIntents(intents);
        target.setStateUpdate(decision.hasStateUpdate() ? stateUpdate(decision.getStateUpdate()) : null);
        var hints = new ArrayList<TelemetryHint>();
        for (var hint : decision.getTelemetry().getHintsList()) {
            hints.add(new TelemetryHint(hint.getTag(), ValueMapping.required(hint.hasValue(), hint.getValue())));
        }
        target.setTelemetry(hints, decision.getTelemetry().getDropped());
        target.setHealth(decision.hasHealth() ? health(decision.getHealth()) : null);
        var timers = new ArrayList<TimerCommand>();
        for (var timer : decision.getTimersList()) {
            timers.add(new TimerCommand(timer.getTimerId(), timer.getDueTimeNs(), timer.getEveryNs()));
        }
        target.setTimers(timers);
        var requests = new ArrayList<ServiceRequest>();
        for (var request : decision.getServiceRequestsList()) {
            requests.add(new ServiceRequest(
                    request.getServiceId(),
                    request.getRequestId(),
                    request.getTimeToLiveNs(),
                    ValueMapping.toModel(request.getValuesList())));
        }
        target.setServiceRequests(requests);
        return target;
    }

    private static io.stratos.abi.wire.proto.StateUpdate stateUpdate(StateUpdate update) {
        var out = io.stratos.abi.wire.proto.StateUpdate.newBuilder()
                .setCheckpointRequested(update.checkpointRequested())
                .setSchemaVersion(update.schemaVersion());
        var state = update.state();
        if (state != null) {
            out.setState(ByteString.copyFrom(state));
        }
        return out.build();
    }

    private static StateUpdate stateUpdate(io.stratos.abi.wire.proto.StateUpdate update) {
        boolean stateCame = update.getSchemaVersion() != 0 || !update.getState().isEmpty();
        return new StateUpdate(
                update.getCheckpointRequested(),
                update.getSchemaVersion(),
                stateCame ? update.getState().toByteArray() : null);
    }

    private static Telemetry telemetry(Decision.Decided decision) {
        var out = Telemetry.newBuilder().setDropped(decision.telemetryDropped());
        for (var hint : decision.telemetry()) {
            out.addHints(io.stratos.abi.wire.proto.TelemetryHint.newBuilder()
                    .setTag(hint.tag())
                    .setValue(ValueMapping.toProto(hint.value())));
        }
        return out.build();
    }

    private static HealthReport health(io.stratos.abi.wire.proto.HealthReport health) throws MalformedMessageException {
        return new HealthReport(WireReader.require(HealthState.ofNumber(health.getStateValue())), health.getCode());
    }
}
