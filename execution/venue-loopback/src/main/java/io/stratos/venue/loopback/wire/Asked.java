package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.AccountId;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request or question as the protocol writes it.
///
/// @param path with its query
/// @param body null for none
public record Asked(String method, String path, @Nullable String body) {

    /// How a request is written.
    public static Asked of(VenueRequest request) {
        return switch (request) {
            case VenueRequest.Place place -> new Asked("POST", "/v1/orders", body(place));
            case VenueRequest.Cancel cancel ->
                new Asked("DELETE", order(cancel.clientOrderId()) + "?instrument=" + cancel.instrument(), null);
            case VenueRequest.Amend amend -> new Asked("PUT", order(amend.clientOrderId()), body(amend));
        };
    }

    /// How a question is written.
    public static Asked of(VenueQuery query) {
        return switch (query) {
            case VenueQuery.OpenOrders open -> get("/v1/orders?page=" + encoded(open.page()));
            case VenueQuery.ById one -> get(order(one.clientOrderId()) + "?instrument=" + one.instrument());
            case VenueQuery.Fills fills -> get("/v1/fills?cursor=" + encoded(fills.cursor()));
            case VenueQuery.Positions _ -> get("/v1/positions");
        };
    }

    public static Asked get(String path) {
        return new Asked("GET", path, null);
    }

    /// Where an account's stream is.
    public static String stream(AccountId account) {
        return "/v1/stream?account=" + encoded(account.value());
    }

    /// Where the market's stream is, from the record after one on.
    public static String market(AccountId account, long afterRecord) {
        return "/v1/market?account=" + encoded(account.value()) + "&after=" + afterRecord;
    }

    /// Whether a report can be the answer to a request.
    public static boolean isAnswer(VenueRequest request, VenueReport report) {
        boolean isOfOrder = request.clientOrderId().equals(report.clientOrderId());
        return isOfOrder
                && switch (report) {
                    case VenueReport.Acknowledged _, VenueReport.Rejected _ -> request instanceof VenueRequest.Place;
                    case VenueReport.Canceled _, VenueReport.CancelRejected _ ->
                        request instanceof VenueRequest.Cancel;
                    case VenueReport.Amended _, VenueReport.AmendRejected _ -> request instanceof VenueRequest.Amend;
                    case VenueReport.Filled _,
                            VenueReport.Expired _,
                            VenueReport.Busted _,
                            VenueReport.Reinstated _,
                            VenueReport.Lost _ -> false;
                };
    }

    private static String order(String id) {
        return "/v1/orders/" + encoded(id);
    }

    private static String body(VenueRequest.Place place) {
        var out = new Body();
        out.text("client_order_id", place.clientOrderId());
        out.whole("instrument", place.instrument());
        out.text("side", word(place.side()));
        out.text("type", word(place.type()));
        out.text("tif", word(place.tif()));
        out.text("qty", place.qty().toString());
        out.optional("price", place.price());
        out.optional("stop_price", place.stopPrice());
        out.flag("reduce_only", place.reduceOnly());
        out.flag("post_only", place.postOnly());
        out.whole("expire_time_nanos", place.expireTimeNanos());
        return out.end();
    }

    private static String body(VenueRequest.Amend amend) {
        var out = new Body();
        out.whole("instrument", amend.instrument());
        out.text("qty", amend.qty().toString());
        out.optional("price", amend.price());
        return out.end();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A flat object. Names are the protocol's own; texts are checked to need no escaping.
    private static final class Body {
        private final StringBuilder out = new StringBuilder("{");

        void text(String name, String value) {
            if (value.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\')) {
                throw new IllegalArgumentException("Condition failed: an id of plain characters, got=" + name);
            }
            member(name, '"' + value + '"');
        }

        void optional(String name, @Nullable Object value) {
            if (value != null) {
                text(name, value.toString());
            }
        }

        void whole(String name, long value) {
            member(name, Long.toString(value));
        }

        void flag(String name, boolean value) {
            member(name, Boolean.toString(value));
        }

        String end() {
            return out.append('}').toString();
        }

        private void member(String name, String value) {
            out.append(out.length() > 1 ? "," : "").append('"').append(name).append("\":").append(value);
        }
    }
}
