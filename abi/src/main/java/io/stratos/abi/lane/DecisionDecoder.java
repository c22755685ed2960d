package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a guest answered (message `Decision`). The bytes may be anything; nothing is thrown.
///
/// A quiet decision allocates nothing. Everything else is fresh, immutable objects, so a consumer may
/// keep them. One decoder for each sandbox or lane; one thread at a time.
public final class DecisionDecoder {
    private final WireReader in = new WireReader();

    /// Fills `target` from the bytes; its usage stays as it is.
    ///
    /// @return null if all is well; otherwise why not, and `target` is empty
    public @Nullable ReasonCode decode(byte[] buffer, int offset, int length, Decision.Decided target) {
        target.reset();
        if (length == 0) {
            return null;
        }
        try {
            in.reset(buffer, offset, length);
            fill(target);
            return null;
        } catch (MalformedMessageException _) { // the one way bytes can be wrong
            target.reset();
            return ReasonCode.ABI_MESSAGE;
        }
    }

    private void fill(Decision.Decided target) throws MalformedMessageException {
        List<Intent> intents = List.of();
        StateUpdate stateUpdate = null;
        boolean telemetrySeen = false;
        HealthReport health = null;
        List<TimerCommand> timers = List.of();
        List<ServiceRequest> requests = List.of();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.INTENTS ->
                    intents = added(intents, IntentCodec.read(in), DecisionLimits.INTENTS_MAX);
                case DecisionFields.STATE_UPDATE -> stateUpdate = readStateUpdate(stateUpdate);
                case DecisionFields.TELEMETRY -> {
                    WireReader.refuseIf(telemetrySeen);
                    telemetrySeen = true;
                    readTelemetry(target);
                }
                case DecisionFields.HEALTH -> health = readHealth(health);
                case DecisionFields.TIMERS -> timers = added(timers, readTimer(), DecisionLimits.TIMERS_MAX);
                case DecisionFields.SERVICE_REQUESTS ->
                    requests = added(requests, readRequest(), DecisionLimits.REQUESTS_MAX);
                default -> in.skip(tag);
            }
        }
        target.setIntents(sealed(intents));
        target.setStateUpdate(stateUpdate);
        target.setHealth(health);
        target.setTimers(sealed(timers));
        target.setServiceRequests(sealed(requests));
    }

    private StateUpdate readStateUpdate(@Nullable StateUpdate previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        boolean checkpointRequested = false;
        int schemaVersion = 0;
        byte[] state = {};
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.CHECKPOINT_REQUESTED -> checkpointRequested = in.bool();
                case DecisionFields.STATE_SCHEMA_VERSION -> schemaVersion = in.varint32();
                case DecisionFields.STATE_BYTES -> state = in.bytes(DecisionLimits.STATE_BYTES_MAX);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        boolean stateCame = schemaVersion != 0 || state.length != 0;
        return new StateUpdate(checkpointRequested, schemaVersion, stateCame ? state : null);
    }

    private void readTelemetry(Decision.Decided target) throws MalformedMessageException {
        int outer = in.enter();
        List<TelemetryHint> hints = List.of();
        int dropped = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.HINTS -> hints = added(hints, readHint(), DecisionLimits.HINTS_MAX);
                case DecisionFields.HINTS_DROPPED -> dropped = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        target.setTelemetry(sealed(hints), dropped);
    }

    private TelemetryHint readHint() throws MalformedMessageException {
        int outer = in.enter();
        int hintTag = 0;
        Decimal value = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.HINT_TAG -> hintTag = in.varint32();
                case DecisionFields.HINT_VALUE -> value = DecimalCodec.read(in, value);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new TelemetryHint(hintTag, WireReader.require(value));
    }

    private HealthReport readHealth(@Nullable HealthReport previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        int state = 0;
        int code = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.HEALTH_STATE -> state = in.varint32();
                case DecisionFields.HEALTH_CODE -> code = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new HealthReport(WireReader.require(HealthState.ofNumber(state)), code);
    }

    private TimerCommand readTimer() throws MalformedMessageException {
        int outer = in.enter();
        int timerId = 0;
        long dueTime = 0;
        long every = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.TIMER_ID -> timerId = in.varint32();
                case DecisionFields.TIMER_DUE_TIME -> dueTime = in.varint();
                case DecisionFields.TIMER_EVERY -> every = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new TimerCommand(timerId, dueTime, every);
    }

    private ServiceRequest readRequest() throws MalformedMessageException {
        int outer = in.enter();
        int serviceId = 0;
        long requestId = 0;
        long timeToLive = 0;
        List<Decimal> values = List.of();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case DecisionFields.REQUEST_SERVICE_ID -> serviceId = in.varint32();
                case DecisionFields.REQUEST_ID -> requestId = in.varint();
                case DecisionFields.REQUEST_TIME_TO_LIVE -> timeToLive = in.varint();
                case DecisionFields.REQUEST_VALUES ->
                    values = added(values, DecimalCodec.read(in, null), DecisionLimits.REQUEST_VALUES_MAX);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new ServiceRequest(serviceId, requestId, timeToLive, values);
    }

    /// One element makes an immutable list of one, more make a growing list.
    private static <T> List<T> added(List<T> list, T element, int max) throws MalformedMessageException {
        int size = list.size();
        WireReader.refuseIf(size >= max);
        if (size == 0) {
            return List.of(element);
        }
        var growing = size == 1 ? new ArrayList<>(list) : list;
        growing.add(element);
        return growing;
    }

    private static <T> List<T> sealed(List<T> list) {
        return list.size() < 2 ? list : Collections.unmodifiableList(list);
    }
}
