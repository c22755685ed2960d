package io.stratos.abi.lane;

import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.sandbox.Decision;
import org.jspecify.annotations.Nullable;

/// Writes a decision (message `Decision`): for strategies in plain Java and for tests.
public final class DecisionEncoder {

    private DecisionEncoder() {}

    /// Appends a decision to what `out` holds; a quiet one is zero bytes.
    public static void encode(Decision.Decided decision, WireWriter out) {
        for (var intent : decision.intents()) {
            IntentCodec.write(out, DecisionFields.INTENTS, intent);
        }
        writeStateUpdate(out, decision.stateUpdate());
        writeTelemetry(out, decision);
        writeHealth(out, decision.health());
        for (var timer : decision.timers()) {
            int mark = out.begin(DecisionFields.TIMERS);
            out.uint32(DecisionFields.TIMER_ID, timer.timerId());
            out.int64(DecisionFields.TIMER_DUE_TIME, timer.dueTimeNanos());
            out.int64(DecisionFields.TIMER_EVERY, timer.everyNanos());
            out.end(mark);
        }
        for (var request : decision.serviceRequests()) {
            writeRequest(out, request);
        }
    }

    private static void writeStateUpdate(WireWriter out, @Nullable StateUpdate update) {
        if (update != null) {
            int mark = out.begin(DecisionFields.STATE_UPDATE);
            out.bool(DecisionFields.CHECKPOINT_REQUESTED, update.checkpointRequested());
            out.uint32(DecisionFields.STATE_SCHEMA_VERSION, update.schemaVersion());
            var state = update.state();
            if (state != null) {
                out.bytes(DecisionFields.STATE_BYTES, state);
            }
            out.end(mark);
        }
    }

    private static void writeTelemetry(WireWriter out, Decision.Decided decision) {
        if (decision.telemetry().isEmpty() && decision.telemetryDropped() == 0) {
            return;
        }
        int mark = out.begin(DecisionFields.TELEMETRY);
        for (var hint : decision.telemetry()) {
            int inner = out.begin(DecisionFields.HINTS);
            out.uint32(DecisionFields.HINT_TAG, hint.tag());
            DecimalCodec.write(out, DecisionFields.HINT_VALUE, hint.value());
            out.end(inner);
        }
        out.uint32(DecisionFields.HINTS_DROPPED, decision.telemetryDropped());
        out.end(mark);
    }

    private static void writeHealth(WireWriter out, @Nullable HealthReport health) {
        if (health != null) {
            int mark = out.begin(DecisionFields.HEALTH);
            out.enumeration(DecisionFields.HEALTH_STATE, health.state());
            out.uint32(DecisionFields.HEALTH_CODE, health.code());
            out.end(mark);
        }
    }

    private static void writeRequest(WireWriter out, ServiceRequest request) {
        int mark = out.begin(DecisionFields.SERVICE_REQUESTS);
        out.uint32(DecisionFields.REQUEST_SERVICE_ID, request.serviceId());
        out.int64(DecisionFields.REQUEST_ID, request.requestId());
        out.int64(DecisionFields.REQUEST_TIME_TO_LIVE, request.timeToLiveNanos());
        for (var value : request.values()) {
            DecimalCodec.write(out, DecisionFields.REQUEST_VALUES, value);
        }
        out.end(mark);
    }
}
