package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.OperatorSignals;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `POST /v1/instances/signal` | `{"instance","signal","value"?,"reason"}`: the next thing it is told |
public final class SignalCalls implements Calls {
    private final LiveHost host;
    private final OperatorSignals signals;

    public SignalCalls(LiveHost host) {
        this.host = host;
        signals = new OperatorSignals(host);
    }

    @Override
    public void addTo(Routes routes) {
        routes.post(
                "/v1/instances/signal",
                Says.that("Gives its strategy a signal by number, with a value or none; it overtakes what waits.")
                        .body("instance signal:integer value? reason")
                        .answers("stratos.signal/1", "instance signal:integer value!")
                        .refuses(409, 503),
                this::signal);
    }

    private void signal(Context context) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        int number = (int) fields.whole("signal", 0, Integer.MAX_VALUE);
        var value = fields.has("value") ? fields.decimal("value") : null;
        var reason = Asked.reason(fields);
        fields.finish();
        requireTaker(id);
        var signal = new EventBody.ManualSignal(number, value);
        var answer = signals.give(id, signal, Asked.actor(context), reason).orElseThrow(() -> Asked.noInstance(id));
        Answers.later(context, answer, code -> document(context, id, signal, code));
    }

    /// Who declared no signals is told none.
    private void requireTaker(InstanceId id) throws Refused {
        var planned = host.planned(id).orElseThrow(() -> Asked.noInstance(id));
        var events = planned.descriptor().capabilities().events();
        if (!events.contains(EventKind.MANUAL_SIGNAL)) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "the strategy takes no signals")
                    .at(id.toString())
                    .got(events, "one that declares the event manual_signal")
                    .refused();
        }
    }

    private static Map<String, @Nullable Object> document(
            Context context, InstanceId id, EventBody.ManualSignal signal, ReasonCode code) {
        if (code != ReasonCode.OK) {
            context.status(HttpStatus.CONFLICT);
            return Answers.refusal(refusal(id, code));
        }
        var value = signal.value();
        var out = Json.object();
        out.put("schema", "stratos.signal/1");
        out.put("instance", id.toString());
        out.put("signal", signal.signalId());
        out.put("value", value == null ? null : value.toString());
        return out;
    }

    private static Refusal refusal(InstanceId id, ReasonCode code) {
        return code == ReasonCode.RES_QUEUE
                ? Refusal.of(code, "as many signals wait for the instance as may")
                        .at(id.toString())
                        .got(InstanceLink.SIGNALS_MAX + 1, "at most " + InstanceLink.SIGNALS_MAX)
                        .fix("wait until it was told those: stratos events " + id)
                : Refusal.of(code, "the instance takes no inputs any more, so it hears of no signal")
                        .at(id.toString());
    }
}
