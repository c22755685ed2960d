package io.stratos.host.run;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.host.config.Durations;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.VenueSettings.Filters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a venue file; every field is mandatory, so that nothing changes by leaving one out.
final class VenueYaml {
    private static final String FROM_TAPE = "tape";
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private VenueYaml() {}

    static VenueSettings read(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(
                Documents.yaml(bytes, DocumentLimits.SMALL, name, ReasonCode.CFG_HOST), name, ReasonCode.CFG_HOST);
        var filters = new Filters(
                step(fields, "tick_size"),
                step(fields, "lot_size"),
                step(fields, "min_qty"),
                fields.decimal("max_qty"),
                fields.decimal("min_notional"));
        long marketLatency = latency(fields, "market_latency");
        var equity = fields.decimal("equity").toBigDecimal();
        var notionalMax = fields.decimal("order_notional_max").toBigDecimal();
        int openOrdersMax = (int) fields.whole("open_orders_max", 1, 100_000);
        try {
            var config = config(fields);
            fields.finish();
            return new VenueSettings(
                    config,
                    marketLatency,
                    filters,
                    new RiskLimits(notionalMax, Map.of(), openOrdersMax),
                    equity,
                    Sha256.hexOf(bytes));
        } catch (IllegalArgumentException outOfRange) {
            throw Refusal.of(ReasonCode.CFG_HOST, String.valueOf(outOfRange.getMessage()))
                    .at(name)
                    .refused();
        }
    }

    private static VenueConfig config(Fields fields) {
        return new VenueConfig(
                fields.identifier("name"),
                latency(fields, "order_latency"),
                latency(fields, "report_latency"),
                latency(fields, "jitter"),
                fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                fields.decimal("maker_fee_bps"),
                fields.decimal("taker_fee_bps"),
                (int) fields.whole("fee_scale", 0, Decimal.SCALE_MAX),
                (int) fields.whole("half_spread_ticks", 0, 1_000_000),
                (int) fields.whole("taker_slippage_ticks", 0, 1_000_000),
                fields.choice("taker_depth", VenueConfig.TakerDepth.class),
                (int) fields.whole("participation_bps", 1, 10_000));
    }

    private static long latency(Fields fields, String field) {
        var nanos = Durations.parse(fields.text(field));
        if (nanos.isEmpty() || nanos.getAsLong() < 0 || nanos.getAsLong() > HOUR_NANOS) {
            fields.problem(field, ReasonCode.CFG_HOST, "a wrong duration", fields.text(field), "0ns to 1h");
            return 0;
        }
        return nanos.getAsLong();
    }

    /// A step above zero, or null where the tape's precision counts.
    private static @Nullable Decimal step(Fields fields, String field) {
        if (fields.text(field).equals(FROM_TAPE)) {
            return null;
        }
        var step = fields.decimal(field);
        if (!step.isPositive()) {
            fields.problem(field, ReasonCode.CFG_HOST, "a step that is not above zero", step, "tape or a decimal > 0");
        }
        return step;
    }
}
