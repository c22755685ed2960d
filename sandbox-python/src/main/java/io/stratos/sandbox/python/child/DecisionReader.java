package io.stratos.sandbox.python.child;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import io.stratos.sandbox.python.exchange.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.graalvm.polyglot.Value;

/// Reads what a bridge function returned: `None`, a flat tuple of records, or a number that admits a failure.
final class DecisionReader {
    private static final int STATE = 20;
    private static final int HINT = 21;
    private static final int HINTS_DROPPED = 22;
    private static final int HEALTH = 23;
    private static final int TIMER = 24;
    private static final int SERVICE_REQUEST = 25;

    /// Fills `target`.
    ///
    /// @return DECIDED, or what else it is
    /// @throws RuntimeException for whatever the bridge must not return
    Answer read(Value answer, Decision.Decided target) {
        target.reset();
        if (answer.isNull()) {
            return Answer.DECIDED;
        }
        if (answer.isNumber()) {
            return failure(answer.asLong());
        }
        return answer.hasArrayElements() ? readRecords(new Records(answer), target) : Answer.TAMPERED;
    }

    private static Answer failure(long number) {
        return switch ((int) number) {
            case -1, -4 -> Answer.NOT_WORKABLE;
            case -2 -> Answer.TOO_LONG;
            case -3 -> Answer.STATE_NOT_READ;
            default -> Answer.TAMPERED;
        };
    }

    private static Answer readRecords(Records in, Decision.Decided target) {
        var intents = new ArrayList<Intent>();
        var hints = new ArrayList<TelemetryHint>();
        var timers = new ArrayList<TimerCommand>();
        var requests = new ArrayList<ServiceRequest>();
        int dropped = 0;
        while (in.hasMore()) {
            if (!in.isAtNumber()) {
                return Answer.TAMPERED;
            }
            int record = in.int32();
            switch (record) {
                case STATE ->
                    target.setStateUpdate(new StateUpdate(
                            in.int64() != 0, in.int32(), in.text().getBytes(StandardCharsets.ISO_8859_1)));
                case HINT -> hints.add(new TelemetryHint(in.int32(), in.decimal()));
                case HINTS_DROPPED -> dropped = in.int32();
                case HEALTH -> target.setHealth(new HealthReport(in.choice(HealthState::ofNumber), in.int32()));
                case TIMER -> timers.add(new TimerCommand(in.int32(), in.int64(), in.int64()));
                case SERVICE_REQUEST -> requests.add(request(in));
                default -> {
                    if (!IntentReader.knows(record)) {
                        return Answer.TAMPERED;
                    }
                    intents.add(IntentReader.read(record, in));
                }
            }
        }
        target.setIntents(intents);
        target.setTelemetry(hints, dropped);
        target.setTimers(timers);
        target.setServiceRequests(requests);
        return Answer.DECIDED;
    }

    private static ServiceRequest request(Records in) {
        int service = in.int32();
        long id = in.int64();
        long timeToLive = in.int64();
        int count = in.int32();
        var values = new ArrayList<Decimal>();
        for (int i = 0; i < count; i++) {
            values.add(in.decimal());
        }
        return new ServiceRequest(service, id, timeToLive, values);
    }
}
