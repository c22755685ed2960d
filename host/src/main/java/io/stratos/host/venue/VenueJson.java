package io.stratos.host.venue;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.paper.Balances;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.host.document.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the venue says, as JSON of the protocol.
final class VenueJson {

    private VenueJson() {}

    static Map<String, @Nullable Object> of(VenueReport report) {
        var out = Json.object();
        out.put("client_order_id", report.clientOrderId());
        switch (report) {
            case VenueReport.Acknowledged acknowledged -> {
                out.put("type", "acknowledged");
                out.put("venue_order_id", acknowledged.venueOrderId());
                out.put("working", acknowledged.working());
            }
            case VenueReport.Rejected rejected ->
                refused(out, "rejected", rejected.code().name());
            case VenueReport.Filled fill -> fill(out, fill);
            case VenueReport.Busted busted -> {
                out.put("type", "busted");
                out.put("trade_id", busted.tradeId());
                out.put("revision", busted.revision());
            }
            case VenueReport.Reinstated back -> {
                out.put("type", "reinstated");
                out.put("trade_id", back.tradeId());
                out.put("revision", back.revision());
            }
            case VenueReport.Canceled canceled ->
                refused(out, "canceled", canceled.code().name());
            case VenueReport.CancelRejected refused ->
                refused(out, "cancel_rejected", refused.code().name());
            case VenueReport.Amended amended -> {
                out.put("type", "amended");
                out.put("qty", amended.qty().toString());
                out.put("price", text(amended.price()));
            }
            case VenueReport.AmendRejected refused ->
                refused(out, "amend_rejected", refused.code().name());
            case VenueReport.Expired _ -> out.put("type", "expired");
            case VenueReport.Lost _ -> throw new IllegalStateException("Invariant: what is lost is not told");
        }
        return out;
    }

    static Map<String, @Nullable Object> of(VenueAnswer answer) {
        var out = Json.object();
        switch (answer) {
            case VenueAnswer.OpenOrders open -> {
                head(out, open.completeness(), open.venueTimeNanos());
                out.put("orders", open.orders().stream().map(VenueJson::of).toList());
                out.put("next_page", open.nextPage());
            }
            case VenueAnswer.ById one -> {
                head(out, one.completeness(), one.venueTimeNanos());
                var order = one.order();
                out.put("order", order == null ? null : of(order));
            }
            case VenueAnswer.Fills fills -> {
                head(out, fills.completeness(), fills.venueTimeNanos());
                out.put("cut", fills.completeness() == VenueAnswer.Completeness.CUT);
                out.put("fills", fills.fills().stream().map(VenueJson::of).toList());
                out.put(
                        "corrections",
                        fills.corrections().stream().map(VenueJson::of).toList());
                out.put("next_cursor", fills.nextCursor());
            }
            case VenueAnswer.Positions held -> {
                head(out, held.completeness(), held.venueTimeNanos());
                var quantities = Json.object();
                new TreeMap<>(held.quantities())
                        .forEach((instrument, qty) -> quantities.put(String.valueOf(instrument), qty.toString()));
                out.put("positions", quantities);
            }
            case VenueAnswer.Failed _ -> throw new IllegalStateException("Invariant: no answer is not told");
        }
        return out;
    }

    static Map<String, @Nullable Object> of(VenueOrder order) {
        var out = Json.object();
        out.put("client_order_id", order.clientOrderId());
        out.put("venue_order_id", order.venueOrderId());
        out.put("instrument", order.instrument());
        out.put("side", word(order.side()));
        out.put("qty", order.qty().toString());
        out.put("price", text(order.price()));
        out.put("filled", order.filled().toString());
        out.put("state", word(order.state()));
        return out;
    }

    static Map<String, @Nullable Object> of(Balances balances) {
        var totals = Json.object();
        balances.totals().forEach((asset, amount) -> totals.put(asset, amount.toPlainString()));
        var funding = Json.object();
        balances.funding().forEach((asset, amount) -> funding.put(asset, amount.toPlainString()));
        var out = Json.object();
        out.put("totals", totals);
        out.put("funding", funding);
        return out;
    }

    static Map<String, @Nullable Object> of(VenueTraits traits) {
        var out = Json.object();
        out.put("name", traits.name());
        out.put("identity_class", traits.identityClass().name());
        out.put("client_id_alphabet", word(traits.clientIdAlphabet()));
        out.put("client_id_length_max", traits.clientIdLengthMax());
        out.put("post_only", traits.postOnly());
        out.put("reduce_only", traits.reduceOnly());
        out.put("amend", traits.amend());
        out.put("order_types", words(traits.orderTypes()));
        out.put("times_in_force", words(traits.timesInForce()));
        out.put("queries", words(traits.queries()));
        out.put("request_expiry_nanos", traits.timing().requestExpiryNanos());
        out.put("visibility_horizon_nanos", traits.timing().visibilityHorizonNanos());
        out.put("cancel_on_disconnect", traits.timing().cancelOnDisconnect());
        out.put("id_retention_nanos", traits.timing().idRetentionNanos());
        return out;
    }

    static Map<String, @Nullable Object> of(Instrument instrument) {
        var out = Json.object();
        out.put("id", instrument.id());
        out.put("venue", instrument.venue());
        out.put("market", instrument.market());
        out.put("symbol", instrument.symbol());
        out.put("base_asset", instrument.baseAsset());
        out.put("quote_asset", instrument.quoteAsset());
        out.put("tick_size", instrument.tickSize().toString());
        out.put("lot_size", instrument.lotSize().toString());
        out.put("min_qty", instrument.minQty().toString());
        out.put("max_qty", instrument.maxQty().toString());
        out.put("min_notional", instrument.minNotional().toString());
        return out;
    }

    private static void fill(Map<String, @Nullable Object> out, VenueReport.Filled fill) {
        out.put("type", "filled");
        out.put("trade_id", fill.tradeId());
        out.put("price", fill.price().toString());
        out.put("qty", fill.qty().toString());
        out.put("fee", fill.fee().toString());
        var liquidity = fill.liquidity();
        out.put("liquidity", liquidity == null ? null : word(liquidity));
        out.put("venue_time_nanos", fill.venueTimeNanos());
    }

    private static void head(
            Map<String, @Nullable Object> out, VenueAnswer.Completeness completeness, long venueTimeNanos) {
        out.put("complete", completeness == VenueAnswer.Completeness.COMPLETE);
        out.put("venue_time_nanos", venueTimeNanos);
    }

    private static void refused(Map<String, @Nullable Object> out, String type, String code) {
        out.put("type", type);
        out.put("code", code);
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }

    private static List<String> words(Set<? extends Enum<?>> constants) {
        return constants.stream().map(VenueJson::word).sorted().toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
