package io.stratos.verification.venue;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A port that gets one thing wrong, as adapters have.
///
/// @param port the right one
record LyingPort(Supplier<VenuePort> port, Lie lie) implements VenuePort {

    /// What it gets wrong.
    enum Lie {
        /// A time-out is a refusal (F01).
        LOST_IS_REJECTED,
        /// A time-out is told to nobody.
        LOST_IS_KEPT,
        /// An error is an answer with nothing in it (F04).
        FAILED_IS_EMPTY,
        /// A first page is everything (F20).
        TRUNCATED_IS_COMPLETE,
        /// A refused cancel means that the order was never there (F05).
        CANCEL_REJECTED_IS_REJECTED,
        /// The rest of a page is not asked for.
        SECOND_PAGE_IS_EMPTY,
        /// Whoever listens is not told that the connection was gone (F09).
        GAPS_ARE_KEPT,
        /// Fills are left to questions (F07).
        FILLS_ARE_KEPT,
        /// A fill that is taken back stays (F17).
        BUSTS_ARE_KEPT,
        /// What a refusal says is not passed on.
        REASONS_ARE_LOST,
        /// Another class than the venue's.
        CLASS_IS_A,
        /// More is declared than the venue does.
        HORIZON_IS_PROMISED
    }

    @Override
    public VenueTraits traits() {
        var real = port.get().traits();
        var timing = real.timing();
        var told = lie == Lie.HORIZON_IS_PROMISED
                ? new VenueTiming(
                        timing.requestExpiryNanos(),
                        Math.max(0, timing.visibilityHorizonNanos()),
                        timing.cancelOnDisconnect(),
                        timing.clockOffsetNanos(),
                        timing.clockErrorNanos(),
                        timing.idRetentionNanos())
                : timing;
        boolean isOther = lie == Lie.CLASS_IS_A && real.identityClass() != IdentityClass.B3;
        return new VenueTraits(
                real.name(),
                isOther ? IdentityClass.A : real.identityClass(),
                real.clientIdAlphabet(),
                real.clientIdLengthMax(),
                real.postOnly(),
                real.reduceOnly(),
                real.amend(),
                real.orderTypes(),
                real.timesInForce(),
                Set.copyOf(real.queries()),
                told);
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        port.get().send(request, nowNanos);
    }

    @Override
    public boolean hasRoomFor(VenueRequest request) {
        return port.get().hasRoomFor(request);
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        boolean isNext = lie == Lie.SECOND_PAGE_IS_EMPTY
                && query instanceof VenueQuery.OpenOrders(var _, var page)
                && !page.isEmpty();
        port.get().ask(isNext ? new VenueQuery.OpenOrders(query.id(), "999999") : query, nowNanos);
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        port.get().poll(nowNanos, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                boolean isKept = (lie == Lie.FILLS_ARE_KEPT && report instanceof VenueReport.Filled)
                        || (lie == Lie.BUSTS_ARE_KEPT && report instanceof VenueReport.Busted)
                        || (lie == Lie.LOST_IS_KEPT && report instanceof VenueReport.Lost);
                if (!isKept) {
                    sink.report(twisted(report), atNanos);
                }
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                sink.answer(twisted(answer), atNanos);
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                if (lie != Lie.GAPS_ARE_KEPT) {
                    sink.gap(gap, atNanos);
                }
            }
        });
    }

    private VenueReport twisted(VenueReport report) {
        return switch (report) {
            case VenueReport.Lost(var id)
            when lie == Lie.LOST_IS_REJECTED -> new VenueReport.Rejected(id, ReasonCode.EXE_NETWORK);
            case VenueReport.CancelRejected(var id, var code)
            when lie == Lie.CANCEL_REJECTED_IS_REJECTED -> new VenueReport.Rejected(id, code);
            case VenueReport.Rejected(var id, var _)
            when lie == Lie.REASONS_ARE_LOST -> new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED);
            default -> report;
        };
    }

    private VenueAnswer twisted(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Failed(var id, var _)
            when lie == Lie.FAILED_IS_EMPTY -> new VenueAnswer.Positions(id, Completeness.COMPLETE, 0, Map.of());
            case VenueAnswer.OpenOrders open
            when lie == Lie.TRUNCATED_IS_COMPLETE ->
                new VenueAnswer.OpenOrders(open.id(), Completeness.COMPLETE, open.venueTimeNanos(), open.orders(), "");
            default -> answer;
        };
    }
}
