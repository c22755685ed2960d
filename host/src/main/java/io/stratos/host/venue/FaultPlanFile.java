package io.stratos.host.venue;

import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.paper.faults.ForeignOrder;
import io.stratos.execution.paper.faults.Outage;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.config.Durations;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// Reads a fault plan, YAML or JSON; `docs/reference/fault-plan.md` names every field. All that is wrong is
/// told at once.
public final class FaultPlanFile {
    private static final ReasonCode CODE = ReasonCode.CFG_HOST;

    private FaultPlanFile() {}

    /// The plan of a file.
    ///
    /// @throws Refused naming every wrong field
    public static FaultPlan read(Path file) throws Refused {
        try {
            return parse(Files.readAllBytes(file), String.valueOf(file.getFileName()));
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the fault plan cannot be read")
                    .at(file.toString())
                    .refused();
        }
    }

    static FaultPlan parse(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(Documents.yaml(bytes, DocumentLimits.SMALL, name, CODE), name, CODE);
        try {
            long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
            var rules = each(fields, "rules", FaultPlanFile::rule);
            var outages = each(fields, "outages", FaultPlanFile::outage);
            var foreign = each(fields, "foreign_orders", FaultPlanFile::foreign);
            long skew = skew(fields);
            fields.finish();
            return new FaultPlan(seed, rules, outages, foreign, skew);
        } catch (IllegalArgumentException impossible) {
            throw Refusal.of(CODE, String.valueOf(impossible.getMessage()))
                    .at(name)
                    .refused();
        }
    }

    private static <T> List<T> each(Fields fields, String field, Function<Fields, T> read) {
        return fields.children(field).stream().map(read).toList();
    }

    private static FaultRule rule(Fields fields) {
        var kind = fields.choice("fault", FaultKind.class);
        var points = fields.choices("at", FaultPoint.class);
        int perMille = (int) fields.whole("per_mille", 1, 1_000, 1_000L);
        long from = duration(fields, "from", 0);
        long to = duration(fields, "to", Long.MAX_VALUE);
        long delay = duration(fields, "delay", 0);
        int times = (int) fields.whole("times", 1, Integer.MAX_VALUE, (long) Integer.MAX_VALUE);
        return new FaultRule(kind, new HashSet<>(points), perMille, from, to, delay, times);
    }

    private static Outage outage(Fields fields) {
        return new Outage(
                fields.choice("kind", Outage.Kind.class),
                duration(fields, "from", 0),
                duration(fields, "to", Long.MAX_VALUE),
                (int) fields.whole("replayed", 0, 1_000, 0L));
    }

    private static ForeignOrder foreign(Fields fields) {
        boolean isMarket = !fields.has("price");
        return new ForeignOrder(
                duration(fields, "after", 0),
                new VenueRequest.Place(
                        fields.text("client_order_id"),
                        (int) fields.whole("instrument", 1, Integer.MAX_VALUE),
                        fields.choice("side", Side.class),
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? TimeInForce.IOC : TimeInForce.GTC,
                        fields.decimal("qty"),
                        isMarket ? null : fields.decimal("price"),
                        null,
                        false,
                        false,
                        0));
    }

    private static long skew(Fields fields) {
        var text = fields.text("clock_skew", "0ns");
        boolean isBack = text.startsWith("-");
        var nanos = Durations.parse(isBack ? text.substring(1) : text);
        if (nanos.isEmpty()) {
            fields.problem("clock_skew", CODE, "a wrong duration", text, "as -500ms or 2s");
            return 0;
        }
        return isBack ? -nanos.getAsLong() : nanos.getAsLong();
    }

    private static long duration(Fields fields, String field, long absent) {
        if (!fields.has(field)) {
            return absent;
        }
        var nanos = Durations.parse(fields.text(field));
        if (nanos.isEmpty() || nanos.getAsLong() < 0) {
            fields.problem(field, CODE, "a wrong duration", fields.text(field), "as 200ms or 1m");
            return absent;
        }
        return nanos.getAsLong();
    }
}
