package io.stratos.execution.connector;

import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.orders.Transition.Handling;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.venue.ForeignName;
import io.stratos.execution.venue.VenueReport;

/// The way back: what a venue reports moves orders, books fills and becomes events.
///
/// Reports may come twice, late and in any order. Each is turned into the input that its evidence
/// stands for; the order's table decides. What cannot be true is noted for reconciliation, and what
/// is money is booked all the same.
final class Reports {

    private static final ReportOutcome APPLIED = new ReportOutcome.Applied();
    private static final ReportOutcome REPEATED = new ReportOutcome.Repeated();

    private final Orders orders;
    private final FillBooking fills;
    private final Replacing replacing;
    private final Outlet outlet;

    Reports(Orders orders, FillBooking fills, Replacing replacing, Outlet outlet) {
        this.orders = orders;
        this.fills = fills;
        this.replacing = replacing;
        this.outlet = outlet;
    }

    ReportOutcome onReport(VenueReport report, long nowNanos) {
        var order = orders.find(report.clientOrderId());
        if (order == null) {
            outlet.note(ForeignName.of(report.clientOrderId()), ReasonCode.REC_MISSING_LOCAL, 0, nowNanos);
            return new ReportOutcome.Foreign(report.clientOrderId());
        }
        return switch (report) {
            case VenueReport.Acknowledged acknowledged -> acknowledged(order, acknowledged, nowNanos);
            case VenueReport.Filled filled -> filled(order, filled, nowNanos);
            case VenueReport.Rejected rejected -> rejected(order, rejected.code(), nowNanos);
            case VenueReport.Canceled canceled ->
                end(order, OrderInput.CANCELED, ExecutionKind.CANCELED, canceled.code(), nowNanos);
            case VenueReport.Expired _ ->
                end(order, OrderInput.EXPIRED, ExecutionKind.EXPIRED, ReasonCode.EXE_EXPIRED, nowNanos);
            case VenueReport.CancelRejected refused -> cancelRejected(order, refused.code(), nowNanos);
            case VenueReport.Amended amended -> amended(order, amended, nowNanos);
            case VenueReport.AmendRejected refused -> amendRejected(order, refused.code(), nowNanos);
            case VenueReport.Busted busted -> corrected(order, busted.tradeId(), busted.revision(), false, nowNanos);
            case VenueReport.Reinstated back -> corrected(order, back.tradeId(), back.revision(), true, nowNanos);
            case VenueReport.Lost _ ->
                end(order, OrderInput.LOST, ExecutionKind.UNKNOWN, ReasonCode.EXE_UNKNOWN, nowNanos);
        };
    }

    private ReportOutcome acknowledged(Order order, VenueReport.Acknowledged report, long nowNanos) {
        if (!order.venueOrderId().isEmpty() && !order.venueOrderId().equals(report.venueOrderId())) {
            return contradicted(order, ReasonCode.REC_DIVERGED, nowNanos);
        }
        boolean isNewId = order.venueOrderId().isEmpty();
        var kind = isFirstSeen(order) ? ExecutionKind.AMENDED : ExecutionKind.ACKNOWLEDGED;
        if (isNewId) {
            order.venueOrderId(report.venueOrderId(), nowNanos);
        }
        var before = order.status().lifecycle();
        var handling = order.apply(found(order, report.working()), ReasonCode.OK, nowNanos)
                .handling();
        if (handling == Handling.CONTRADICT) {
            return lost(order, ReasonCode.REC_DIVERGED, nowNanos);
        }
        if (handling == Handling.KEEP && !isNewId) {
            return REPEATED;
        }
        changed(order, nowNanos);
        if (handling == Handling.MOVE && before != Lifecycle.ACKED) {
            outlet.event(order, kind, null, ReasonCode.OK, nowNanos);
        }
        return APPLIED;
    }

    /// Whether this is the first sign that an order stands in another's place: to its owner, the amend is done.
    private static boolean isFirstSeen(Order order) {
        return order.replaces() != null
                && order.status().isLive()
                && order.venueOrderId().isEmpty()
                && order.executed().isZero();
    }

    /// What seeing the order at the venue says; one that has fills is partially filled.
    private static OrderInput found(Order order, boolean working) {
        if (order.status().lifecycle() == Lifecycle.UNKNOWN && !order.executed().isZero()) {
            return OrderInput.PARTIAL_FILL;
        }
        return working ? OrderInput.WORKING : OrderInput.ACKNOWLEDGED;
    }

    private ReportOutcome filled(Order order, VenueReport.Filled report, long nowNanos) {
        var before = order.trade(report.tradeId());
        if (before != null && before.fill() != null) {
            return REPEATED;
        }
        if (isFirstSeen(order)) {
            outlet.event(order, ExecutionKind.AMENDED, null, ReasonCode.OK, nowNanos);
        }
        var trade = fills.book(order, report, nowNanos);
        int left = order.qtyAtMost().compareTo(order.executed());
        var handling = order.apply(left > 0 ? OrderInput.PARTIAL_FILL : OrderInput.LAST_FILL, ReasonCode.OK, nowNanos)
                .handling();
        changed(order, nowNanos);
        if (trade.stands()) {
            tellFill(order, trade, left > 0, nowNanos);
        }
        if (handling == Handling.MOVE && order.status().lifecycle().isTerminal()) {
            replacing.takesOver(order, ReasonCode.OK, nowNanos);
        }
        boolean neverWorked = order.status().lifecycle() == Lifecycle.REJECTED;
        if (left < 0 || neverWorked || handling == Handling.CONTRADICT) {
            outlet.note(order.clientOrderId(), ReasonCode.REC_DANGEROUS, report.tradeId(), nowNanos);
            return new ReportOutcome.Contradicted(ReasonCode.REC_DANGEROUS);
        }
        return APPLIED;
    }

    private void tellFill(Order order, Trade trade, boolean isPartial, long nowNanos) {
        var kind = isPartial ? ExecutionKind.PARTIALLY_FILLED : ExecutionKind.FILLED;
        outlet.event(order, kind, trade.fill(), ReasonCode.OK, nowNanos);
    }

    /// A fill was taken back or given back. The order's status stays: what was executed once is never open again.
    private ReportOutcome corrected(Order order, long tradeId, long revision, boolean stands, long nowNanos) {
        var before = order.trade(tradeId);
        if (before != null && before.revision() >= revision) {
            return REPEATED;
        }
        boolean counted = before != null && before.isBooked();
        var trade = fills.correct(order, tradeId, revision, stands, nowNanos);
        changed(order, nowNanos);
        outlet.note(order.clientOrderId(), ReasonCode.EXE_BUSTED, tradeId, nowNanos);
        if (trade.fill() != null && counted && !stands) {
            outlet.event(order, ExecutionKind.BUSTED, trade.fill(), ReasonCode.EXE_BUSTED, nowNanos);
        } else if (trade.isBooked() && !counted) {
            tellFill(order, trade, order.qtyAtMost().compareTo(order.executed()) > 0, nowNanos);
        }
        return APPLIED;
    }

    /// A definite refusal. That the venue has an order of this id already is none: it proves that
    /// the order exists (`faults.md` §1.3), and it must be looked up.
    private ReportOutcome rejected(Order order, ReasonCode code, long nowNanos) {
        if (order.attempts() > 1 && code != ReasonCode.EXE_DUPLICATE) {
            return REPEATED; // one attempt was refused: that says nothing about the others
        }
        if (code == ReasonCode.EXE_DUPLICATE) {
            return order.status().lifecycle() == Lifecycle.SENT
                    ? end(order, OrderInput.LOST, ExecutionKind.UNKNOWN, code, nowNanos)
                    : REPEATED;
        }
        if (!order.executed().isZero()) {
            return contradicted(order, ReasonCode.REC_DIVERGED, nowNanos);
        }
        return end(order, OrderInput.REJECTED, ExecutionKind.REJECTED, code, nowNanos);
    }

    /// Ends an order of unknown outcome by evidence or by an operator's word.
    void settle(Order order, Settlement settlement, ReasonCode code, long nowNanos) {
        switch (settlement) {
            case NOT_PLACED -> end(order, OrderInput.REJECTED, ExecutionKind.REJECTED, code, nowNanos);
            case GONE -> end(order, OrderInput.CANCELED, ExecutionKind.CANCELED, code, nowNanos);
        }
    }

    private ReportOutcome end(Order order, OrderInput input, ExecutionKind kind, ReasonCode code, long nowNanos) {
        return switch (order.apply(input, code, nowNanos).handling()) {
            case MOVE -> {
                changed(order, nowNanos);
                boolean goesOn = order.status().lifecycle().isTerminal() && replacing.takesOver(order, code, nowNanos);
                if (input == OrderInput.REJECTED && order.replaces() != null) {
                    replacing.tellHalf(order, code, nowNanos);
                } else if (!goesOn) {
                    outlet.event(order, kind, null, code, nowNanos);
                }
                yield APPLIED;
            }
            case CONTRADICT -> lost(order, ReasonCode.REC_DIVERGED, nowNanos);
            case KEEP, LATE, REFUSE -> REPEATED;
        };
    }

    /// The refusal of a cancel by which an amend was to be carried out is the amend's.
    private ReportOutcome cancelRejected(Order order, ReasonCode code, long nowNanos) {
        if (orders.findReplacement(order.clientOrderId()) != null) {
            return amendRejected(order, code, nowNanos);
        }
        var asked = order.requests().cancel();
        var handling = order.apply(OrderInput.CANCEL_REJECTED, code, nowNanos).handling();
        if (handling != Handling.MOVE) {
            return handling == Handling.CONTRADICT ? lost(order, ReasonCode.REC_DIVERGED, nowNanos) : REPEATED;
        }
        order.request(order.requests().withCancel(null, nowNanos));
        changed(order, nowNanos);
        if (asked != null) {
            outlet.refusal(order, ExecutionKind.CANCEL_REJECTED, asked, code, nowNanos);
        }
        completeIfFilled(order, nowNanos);
        return APPLIED;
    }

    private ReportOutcome amended(Order order, VenueReport.Amended report, long nowNanos) {
        if (!order.status().isLive()) {
            return REPEATED;
        }
        boolean isAnswer = order.requests().hasAmend();
        boolean isSame = order.qty().sameValue(report.qty()) && order.hasPrice(report.price());
        if (!isAnswer && isSame) {
            return completeIfFilled(order, nowNanos) ? APPLIED : REPEATED;
        }
        order.amend(report.qty(), report.price());
        order.request(order.requests().withoutAmend());
        replacing.abandon(order, ReasonCode.EXE_AMEND_REJECTED, nowNanos);
        order.apply(OrderInput.AMENDED, ReasonCode.OK, nowNanos);
        changed(order, nowNanos);
        outlet.event(order, ExecutionKind.AMENDED, null, ReasonCode.OK, nowNanos);
        completeIfFilled(order, nowNanos);
        return APPLIED;
    }

    private ReportOutcome amendRejected(Order order, ReasonCode code, long nowNanos) {
        var asked = order.requests().amend();
        if (!order.requests().hasAmend() || !order.status().isLive()) {
            return REPEATED;
        }
        order.request(order.requests().withoutAmend());
        replacing.abandon(order, code, nowNanos);
        order.apply(OrderInput.AMEND_REJECTED, code, nowNanos);
        changed(order, nowNanos);
        if (asked != null) {
            outlet.refusal(order, ExecutionKind.AMEND_REJECTED, asked, code, nowNanos);
        }
        completeIfFilled(order, nowNanos);
        return APPLIED;
    }

    /// An order whose fills came while an amendment was open may be complete once that is over: by its answer, or
    /// because a cancel overtook it and came too late.
    private boolean completeIfFilled(Order order, long nowNanos) {
        boolean isComplete = order.executed().compareTo(order.qtyAtMost()) >= 0;
        if (isComplete) {
            order.apply(OrderInput.LAST_FILL, ReasonCode.OK, nowNanos);
            changed(order, nowNanos);
            outlet.event(order, ExecutionKind.FILLED, null, ReasonCode.OK, nowNanos);
        }
        return isComplete;
    }

    private ReportOutcome contradicted(Order order, ReasonCode code, long nowNanos) {
        order.apply(OrderInput.CONTRADICTED, code, nowNanos);
        return lost(order, code, nowNanos);
    }

    /// Notes a contradiction and, if the order was live, tells its owner that its state is unknown.
    private ReportOutcome lost(Order order, ReasonCode code, long nowNanos) {
        changed(order, nowNanos);
        outlet.note(order.clientOrderId(), code, 0, nowNanos);
        if (order.status().isLive()) {
            outlet.event(order, ExecutionKind.UNKNOWN, null, code, nowNanos);
        }
        return new ReportOutcome.Contradicted(code);
    }

    private void changed(Order order, long nowNanos) {
        orders.changed(order);
        outlet.transition(order, nowNanos);
    }
}
