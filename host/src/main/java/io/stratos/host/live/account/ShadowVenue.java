package io.stratos.host.live.account;

import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The venue of shadow mode: nothing is sent, and the account truly holds nothing there. Every request comes back as
/// refused with `EXE_SHADOW`, so a strategy learns what would have gone out and that it did not.
public final class ShadowVenue implements VenuePort, AccountVenue {
    private static final int CLIENT_ID_LENGTH_MAX = 36;

    private final String name;
    private final ArrayDeque<VenueReport> reports = new ArrayDeque<>();
    private final ArrayDeque<VenueQuery> questions = new ArrayDeque<>();

    /// @param name of the venue that is shadowed
    public ShadowVenue(String name) {
        this.name = name;
    }

    @Override
    public VenuePort port() {
        return this;
    }

    @Override
    public VenueTraits traits() {
        return new VenueTraits(
                name,
                IdentityClass.B2,
                ClientIdAlphabet.LOWER_BASE32,
                CLIENT_ID_LENGTH_MAX,
                true,
                true,
                true,
                Set.of(OrderType.values()),
                Set.of(TimeInForce.values()),
                Set.of(QueryKind.values()),
                new VenueTiming(1, 0, false, 0, 0, 0));
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        reports.add(
                switch (request) {
                    case VenueRequest.Place place ->
                        new VenueReport.Rejected(place.clientOrderId(), ReasonCode.EXE_SHADOW);
                    case VenueRequest.Cancel cancel ->
                        new VenueReport.CancelRejected(cancel.clientOrderId(), ReasonCode.EXE_SHADOW);
                    case VenueRequest.Amend amend ->
                        new VenueReport.AmendRejected(amend.clientOrderId(), ReasonCode.EXE_SHADOW);
                });
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        questions.add(query);
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        for (var report = reports.poll(); report != null; report = reports.poll()) {
            sink.report(report, nowNanos);
        }
        for (var query = questions.poll(); query != null; query = questions.poll()) {
            sink.answer(nothing(query, nowNanos), nowNanos);
        }
    }

    private static VenueAnswer nothing(VenueQuery query, long nowNanos) {
        return switch (query) {
            case VenueQuery.OpenOrders(var id, var _) ->
                new VenueAnswer.OpenOrders(id, Completeness.COMPLETE, nowNanos, List.of(), "");
            case VenueQuery.ById(var id, var _, var _) ->
                new VenueAnswer.ById(id, Completeness.COMPLETE, nowNanos, null);
            case VenueQuery.Fills(var id, var cursor) ->
                new VenueAnswer.Fills(id, Completeness.COMPLETE, nowNanos, List.of(), cursor);
            case VenueQuery.Positions(var id) ->
                new VenueAnswer.Positions(id, Completeness.COMPLETE, nowNanos, Map.of());
        };
    }

    @Override
    public void close() {}
}
