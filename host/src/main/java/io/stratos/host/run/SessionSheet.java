package io.stratos.host.run;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.config.ConfigText;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run was given, in words: names and numbers that a reader of the ledger needs beside the hashes of the
/// journal's RUN records. Written once, with the run's identity; all of it follows from the run's inputs.
///
/// @param venue the paper venue's settings by name, as they are written in a venue file
/// @param equity what each account started with, quote asset
public record SessionSheet(
        String tapeName,
        String tapeKind,
        long tapeEvents,
        List<Listed> instruments,
        BigDecimal equity,
        Map<String, String> venue,
        List<Strategy> strategies) {

    static final byte[] KEY = "session".getBytes(StandardCharsets.US_ASCII);
    private static final String SCHEMA = "stratos.session/1";
    private static final String NAME = "session row";

    public SessionSheet {
        instruments = List.copyOf(instruments);
        strategies = List.copyOf(strategies);
    }

    /// An instrument of the run.
    public record Listed(int id, String venue, String symbol, String baseAsset, String quoteAsset) {}

    /// One instance's strategy.
    ///
    /// @param budgets what the descriptor asks for, by name; 0 means the runtime's default
    /// @param config resolved values as people write them
    public record Strategy(
            InstanceId instance, String runtime, Map<String, Long> budgets, Map<String, String> config) {}

    static SessionSheet of(RunPlan plan) {
        return new SessionSheet(
                plan.tape().name(),
                plan.tape().kind().name(),
                plan.tape().count(),
                plan.venue().instruments(plan.tape()).stream()
                        .map(SessionSheet::listed)
                        .toList(),
                plan.venue().equity(),
                venue(plan.venue()),
                plan.strategies().stream().map(SessionSheet::strategy).toList());
    }

    /// The strategy of an instance.
    public Optional<Strategy> strategy(InstanceId instance) {
        return strategies.stream()
                .filter(strategy -> strategy.instance().equals(instance))
                .findFirst();
    }

    /// An instrument by its number.
    public Optional<Listed> instrument(int id) {
        return instruments.stream().filter(listed -> listed.id() == id).findFirst();
    }

    private static Listed listed(Instrument instrument) {
        return new Listed(
                instrument.id(),
                instrument.venue(),
                instrument.symbol(),
                instrument.baseAsset(),
                instrument.quoteAsset());
    }

    private static Map<String, String> venue(VenueSettings settings) {
        var config = settings.config();
        var named = new LinkedHashMap<String, String>();
        named.put("name", config.name());
        named.put("maker_fee_bps", config.makerFeeBps().toString());
        named.put("taker_fee_bps", config.takerFeeBps().toString());
        named.put("order_latency_ns", Long.toString(config.orderLatencyNanos()));
        named.put("report_latency_ns", Long.toString(config.reportLatencyNanos()));
        named.put("market_latency_ns", Long.toString(settings.marketLatencyNanos()));
        named.put("jitter_ns", Long.toString(config.jitterNanos()));
        named.put("half_spread_ticks", Integer.toString(config.halfSpreadTicks()));
        named.put("taker_slippage_ticks", Integer.toString(config.takerSlippageTicks()));
        named.put("taker_depth", config.takerDepth().name());
        named.put("participation_bps", Integer.toString(config.participationBps()));
        return named;
    }

    private static Strategy strategy(RunPlan.Strategy planned) {
        var resources = planned.descriptor().resources();
        var budgets = new LinkedHashMap<String, Long>();
        budgets.put("callback_timeout_ns", resources.callbackTimeoutNanos());
        budgets.put("memory_bytes", resources.memoryBytes());
        budgets.put("fuel_per_callback", resources.fuelPerCallback());
        budgets.put("intents_per_event", (long) resources.output().intentsPerEvent());
        budgets.put("intents_per_second", (long) resources.output().intentsPerSecond());
        budgets.put("intents_per_instance", resources.output().intentsPerInstance());
        var config = new LinkedHashMap<String, String>();
        planned.config().forEach(value -> config.put(value.name(), ConfigText.text(value)));
        return new Strategy(planned.id(), planned.descriptor().runtimeKind().name(), budgets, config);
    }

    byte[] encode() {
        var document = Json.object();
        document.put("schema", SCHEMA);
        document.put("tape_name", tapeName);
        document.put("tape_kind", tapeKind);
        document.put("tape_events", tapeEvents);
        document.put("equity", equity.toPlainString());
        document.put("venue", venue);
        document.put(
                "instruments", instruments.stream().map(SessionSheet::document).toList());
        document.put(
                "strategies", strategies.stream().map(SessionSheet::document).toList());
        return Json.canonical(document);
    }

    private static Map<String, @Nullable Object> document(Listed listed) {
        var document = Json.object();
        document.put("id", listed.id());
        document.put("venue", listed.venue());
        document.put("symbol", listed.symbol());
        document.put("base", listed.baseAsset());
        document.put("quote", listed.quoteAsset());
        return document;
    }

    private static Map<String, @Nullable Object> document(Strategy strategy) {
        var document = Json.object();
        document.put("instance", strategy.instance().toString());
        document.put("runtime", strategy.runtime());
        document.put("budgets", strategy.budgets());
        document.put("config", strategy.config());
        return document;
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws Refused with STA_LEDGER_DAMAGED if the row cannot be read
    static SessionSheet decode(byte[] row) throws Refused {
        var root = Fields.of(
                Documents.json(row, DocumentLimits.SMALL, NAME, ReasonCode.STA_LEDGER_DAMAGED),
                NAME,
                ReasonCode.STA_LEDGER_DAMAGED);
        root.text("schema");
        var sheet = new SessionSheet(
                root.text("tape_name"),
                root.text("tape_kind"),
                root.whole("tape_events", 0, Long.MAX_VALUE),
                root.children("instruments").stream().map(SessionSheet::listed).toList(),
                root.decimal("equity").toBigDecimal(),
                texts(root.child("venue")),
                root.children("strategies").stream().map(SessionSheet::strategy).toList());
        root.finish();
        return sheet;
    }

    private static Listed listed(Fields fields) {
        return new Listed(
                (int) fields.whole("id", 1, Integer.MAX_VALUE),
                fields.identifier("venue"),
                fields.identifier("symbol"),
                fields.identifier("base"),
                fields.identifier("quote"));
    }

    private static Strategy strategy(Fields fields) {
        var budgets = new LinkedHashMap<String, Long>();
        var asked = fields.child("budgets");
        asked.names().forEach(name -> budgets.put(name, asked.whole(name, 0, Long.MAX_VALUE)));
        return new Strategy(
                InstanceId.parse(fields.text("instance")),
                fields.text("runtime"),
                budgets,
                texts(fields.child("config")));
    }

    private static Map<String, String> texts(Fields fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.names().forEach(name -> texts.put(name, fields.text(name)));
        return texts;
    }
}
