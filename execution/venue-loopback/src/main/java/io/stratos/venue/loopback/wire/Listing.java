package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the venue says of itself.
public final class Listing {
    private Listing() {}

    /// What the venue declares, with its clock as it was measured here.
    ///
    /// @param clockOffsetNanos venue time less host time, as measured
    /// @param clockErrorNanos how far that may be wrong
    public static VenueTraits traits(JsonObject from, long clockOffsetNanos, long clockErrorNanos)
            throws UnreadableException {
        try {
            return new VenueTraits(
                    from.text("name"),
                    from.name("identity_class", IdentityClass.class),
                    from.word("client_id_alphabet", ClientIdAlphabet.class),
                    from.small("client_id_length_max"),
                    from.flag("post_only"),
                    from.flag("reduce_only"),
                    from.flag("amend"),
                    Set.copyOf(from.words("order_types", OrderType.class)),
                    Set.copyOf(from.words("times_in_force", TimeInForce.class)),
                    Set.copyOf(from.words("queries", QueryKind.class)),
                    new VenueTiming(
                            from.whole("request_expiry_nanos"),
                            from.whole("visibility_horizon_nanos"),
                            from.flag("cancel_on_disconnect"),
                            clockOffsetNanos,
                            clockErrorNanos,
                            from.whole("id_retention_nanos")));
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableException("traits that cannot be", impossible);
        }
    }

    public static List<Instrument> instruments(JsonObject from) throws UnreadableException {
        var listed = new ArrayList<Instrument>();
        try {
            for (var one : from.objects("instruments")) {
                listed.add(new Instrument(
                        one.small("id"),
                        one.text("venue"),
                        one.text("market"),
                        one.text("symbol"),
                        one.text("base_asset"),
                        one.text("quote_asset"),
                        one.decimal("tick_size"),
                        one.decimal("lot_size"),
                        one.decimal("min_qty"),
                        one.decimal("max_qty"),
                        one.decimal("min_notional")));
            }
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableException("an instrument that cannot be", impossible);
        }
        return List.copyOf(listed);
    }
}
