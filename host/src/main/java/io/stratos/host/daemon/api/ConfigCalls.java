package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.journal.ConfigChange;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.config.ConfigText;
import io.stratos.host.config.ConfigUpdates;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.lane.ConfigAnswer;
import io.stratos.host.live.lane.ConfigMoment;
import io.stratos.host.live.lane.ConfigView;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `GET /v1/config?instance=I` | its values, and the change that waits |
/// | `POST /v1/config` | `{"instance","values":{NAME:VALUE},"apply","reason"}`: changes them while it runs |
/// | `GET /v1/config/history?instance=I&last=N` | what was asked for, applied and given up |
public final class ConfigCalls implements Calls {
    private static final int LAST = 50;
    private static final int LAST_MAX = 1_000;

    /// What brings the next tick.
    private static final EnumSet<EventKind> MARKET = EnumSet.of(
            EventKind.TRADE,
            EventKind.QUOTE,
            EventKind.BOOK_SNAPSHOT,
            EventKind.BOOK_DELTA,
            EventKind.BAR,
            EventKind.FUNDING,
            EventKind.MARK_PRICE);

    private final LiveHost host;
    private final LedgerWindow ledger;

    public ConfigCalls(LiveHost host, LedgerWindow ledger) {
        this.host = host;
        this.ledger = ledger;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/config",
                Says.that("Its values, and the change that waits.")
                        .query("instance")
                        .answers("stratos.config/1", "instance version:integer values:object pending:object!"),
                this::show);
        routes.post(
                "/v1/config",
                Says.that("Changes values while it runs.")
                        .body("instance values:object apply reason")
                        .answers("stratos.config-set/1", "instance version:integer apply")
                        .refuses(409, 503),
                this::change);
        routes.get(
                "/v1/config/history",
                Says.that("What was asked for, applied and given up.")
                        .query("instance last:integer?")
                        .answers("stratos.config-history/1", "instance records:array"),
                this::history);
    }

    private void show(Context context) throws Refused {
        var id = Asked.instance(context);
        var view = host.config(id);
        if (view.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.json(context, document(id, view.get()));
    }

    private void change(Context context) throws Refused {
        var fields = Asked.body(context);
        var id = Asked.instance(fields.text("instance", ""));
        var given = given(fields);
        var moment = fields.choice("apply", ConfigMoment.class);
        var reason = Asked.reason(fields);
        fields.finish();
        var planned = host.planned(id);
        if (planned.isEmpty()) {
            throw Asked.noInstance(id);
        }
        var descriptor = planned.get().descriptor();
        var values = ConfigUpdates.check(id + " config", descriptor.configSchema(), given);
        refuseNever(moment, descriptor);
        var answer = host.configure(id, new ConfigWish(values, moment, Asked.actor(context), reason));
        if (answer.isEmpty()) {
            throw Asked.noInstance(id);
        }
        Answers.later(context, answer.get(), done -> document(context, id, moment, done));
    }

    private static Map<String, String> given(Fields fields) {
        var values = new LinkedHashMap<String, String>();
        var child = fields.child("values");
        for (var name : child.names()) {
            var value = child.raw(name);
            if (value != null) {
                values.put(name, value.text());
            }
        }
        return values;
    }

    /// A moment that never comes is refused at once.
    private static void refuseNever(ConfigMoment moment, StrategyDescriptor descriptor) throws Refused {
        var events = descriptor.capabilities().events();
        boolean comes = switch (moment) {
            case NEXT_TICK -> events.stream().anyMatch(MARKET::contains);
            case NEXT_BAR -> events.contains(EventKind.BAR);
            case NEXT_CHECKPOINT -> true;
        };
        if (!comes) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "the strategy is told no such event, so that moment never comes")
                    .got(Answers.word(moment), "next_checkpoint")
                    .refused();
        }
    }

    private Map<String, @Nullable Object> document(
            Context context, InstanceId id, ConfigMoment moment, ConfigAnswer answer) {
        return switch (answer) {
            case ConfigAnswer.Accepted(long version) -> {
                var out = Json.object();
                out.put("schema", "stratos.config-set/1");
                out.put("instance", id.toString());
                out.put("version", version);
                out.put("apply", Answers.word(moment));
                yield out;
            }
            case ConfigAnswer.Refused(var code) -> Untaken.answer(context, code);
        };
    }

    private static Map<String, @Nullable Object> document(InstanceId id, ConfigView view) {
        var out = Json.object();
        out.put("schema", "stratos.config/1");
        out.put("instance", id.toString());
        out.put("version", view.version());
        var values = Json.object();
        view.values().forEach(value -> values.put(value.name(), ConfigText.text(value)));
        out.put("values", values);
        var pending = view.pending();
        out.put("pending", pending == null ? null : document(pending));
        return out;
    }

    private static Map<String, @Nullable Object> document(ConfigRecord pending) {
        var out = Json.object();
        out.put("version", pending.version());
        out.put("apply", pending.apply());
        out.put("actor", pending.actor());
        out.put("note", pending.note());
        out.put("changes", pending.changes().stream().map(ConfigCalls::document).toList());
        return out;
    }

    private static Map<String, @Nullable Object> document(ConfigChange change) {
        var out = Json.object();
        out.put("name", change.name());
        out.put("before", change.before());
        out.put("after", change.after());
        return out;
    }

    private void history(Context context) throws Refused {
        var id = Asked.instance(context);
        if (host.status(id).isEmpty()) {
            throw Asked.noInstance(id);
        }
        int last = (int) Asked.number(context, "last", 1, LAST_MAX, LAST);
        List<Map<String, @Nullable Object>> records =
                ledger.look(open -> JournalExport.ofKind(open.reader(), id, RecordKind.CONFIG, last));
        var out = Json.object();
        out.put("schema", "stratos.config-history/1");
        out.put("instance", id.toString());
        out.put("records", new ArrayList<>(records));
        Answers.json(context, out);
    }
}
