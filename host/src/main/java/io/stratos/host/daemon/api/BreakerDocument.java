package io.stratos.host.daemon.api;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerState;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Transition;
import io.stratos.host.config.Durations;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.live.lane.BreakerView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a breaker stands, as a document.
final class BreakerDocument {
    private BreakerDocument() {}

    static Map<String, @Nullable Object> of(InstanceId id, BreakerView view) {
        var state = view.state();
        var rule = state.rule();
        var out = Json.object();
        out.put("schema", "stratos.breaker/1");
        out.put("instance", id.toString());
        out.put("state", state.label());
        out.put("reason_code", (rule == null ? ReasonCode.OK : rule.trigger().code()).name());
        out.put("action", rule == null ? null : Answers.word(rule.action()));
        out.put("due", state.dueNanos() == BreakerState.NEVER ? null : IsoTime.of(state.dueNanos()));
        out.put("objective_percent", view.rules().objectivePercent());
        out.put(
                "rules",
                view.rules().rules().stream().map(BreakerDocument::rule).toList());
        out.put(
                "history",
                view.history().stream().map(BreakerDocument::transition).toList());
        return out;
    }

    private static Map<String, @Nullable Object> rule(BreakerRule rule) {
        var out = Json.object();
        out.put("trigger", Answers.word(rule.trigger()));
        out.put("signs", rule.signs());
        out.put("window", Durations.text(rule.windowNanos()));
        out.put("confirm", Durations.text(rule.confirmNanos()));
        out.put("action", Answers.word(rule.action()));
        switch (rule.recovery()) {
            case Recovery.Manual() -> out.put("recovery", "manual");
            case Recovery.Cooldown(long nanos, long probation) -> {
                out.put("recovery", "cooldown");
                out.put("after", Durations.text(nanos));
                out.put("probation", Durations.text(probation));
            }
            case Recovery.WhenQuiet(long nanos, long probation) -> {
                out.put("recovery", "when_quiet");
                out.put("after", Durations.text(nanos));
                out.put("probation", Durations.text(probation));
            }
        }
        return out;
    }

    private static Map<String, @Nullable Object> transition(Transition transition) {
        var out = Json.object();
        out.put("at", IsoTime.of(transition.atNanos()));
        out.put("from", transition.from().label());
        out.put("to", transition.to().label());
        out.put("reason_code", transition.reason().name());
        out.put("actor", transition.actor());
        out.put("note", transition.note());
        return out;
    }
}
