package io.stratos.execution.connector;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenueReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Books fills and what the venue does to them later: into the order, the position and the journal, all or nothing
/// in one group.
final class FillBooking {

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record FillRow(String clientOrderId, long tradeId, byte[] bytes) {}

    private record CorrectionRow(String clientOrderId, long tradeId) {}

    private record PositionKey(InstanceId instance, int instrument) implements Comparable<PositionKey> {
        @Override
        public int compareTo(PositionKey other) {
            int byInstance = instance.compareTo(other.instance);
            return byInstance != 0 ? byInstance : Integer.compare(instrument, other.instrument);
        }
    }

    private final AccountId account;
    private final PositionBook positions;
    private final AccountRows rows;
    private final Outlet outlet;
    private final List<FillRow> newFills = new ArrayList<>();
    private final Map<CorrectionRow, Trade> corrections = new LinkedHashMap<>();
    private final Set<CorrectionRow> gone = new LinkedHashSet<>();
    private final TreeSet<PositionKey> changedPositions = new TreeSet<>();

    FillBooking(AccountId account, PositionBook positions, AccountRows rows, Outlet outlet) {
        this.account = account;
        this.positions = positions;
        this.rows = rows;
        this.outlet = outlet;
    }

    /// Takes a fill that was not seen before; one that the venue took back already is kept and not counted.
    Trade book(Order order, VenueReport.Filled report, long nowNanos) {
        var before = order.trade(report.tradeId());
        var fill = new EventBody.Fill(report.price(), report.qty(), report.fee(), report.liquidity(), report.tradeId());
        var trade = new Trade(
                fill,
                report.venueTimeNanos(),
                before == null ? 0 : before.revision(),
                before == null || before.stands());
        if (before != null) {
            gone.add(new CorrectionRow(order.clientOrderId(), report.tradeId()));
        }
        settle(order, fill, trade, trade.stands() ? 1 : 0, nowNanos);
        return trade;
    }

    /// Takes a correction that is newer than what is known.
    ///
    /// @return what is known of the execution now
    Trade correct(Order order, long tradeId, long revision, boolean stands, long nowNanos) {
        var before = order.trade(tradeId);
        var fill = before == null ? null : before.fill();
        var trade = new Trade(fill, before == null ? 0 : before.venueTimeNanos(), revision, stands);
        if (before == null || fill == null) {
            order.book(tradeId, trade, nowNanos);
            corrections.put(new CorrectionRow(order.clientOrderId(), tradeId), trade);
            return trade;
        }
        int change = (stands ? 1 : 0) - (before.isBooked() ? 1 : 0);
        settle(order, fill, trade, change, nowNanos);
        return trade;
    }

    /// Into order, position and journal.
    ///
    /// @param change 1 the fill counts from now on, -1 no longer, 0 as before
    private void settle(Order order, EventBody.Fill fill, Trade trade, int change, long nowNanos) {
        var holder = order.beneficiary();
        int instrument = order.instrument();
        order.book(fill.tradeId(), trade, nowNanos);
        var profit = BigDecimal.ZERO;
        if (change > 0) {
            profit = positions.book(holder, instrument, order.side(), fill.price(), fill.qty(), fill.fee());
        } else if (change < 0) {
            profit = positions.reverse(holder, instrument, order.side(), fill.price(), fill.qty(), fill.fee());
        }
        if (change != 0) {
            changedPositions.add(new PositionKey(holder, instrument));
        }
        var record = new FillRecord(
                account,
                order.instance(),
                order.clientOrderId(),
                order.ref(),
                instrument,
                order.side(),
                fill,
                positions.qty(holder, instrument),
                profit,
                trade.venueTimeNanos(),
                trade.revision() == 0 ? 0 : trade.stands() ? AccountRows.REINSTATED : AccountRows.BUSTED,
                trade.revision());
        newFills.add(new FillRow(order.clientOrderId(), fill.tradeId(), outlet.fill(record, nowNanos)));
    }

    void write(RowSink sink) {
        for (var fill : newFills) {
            rows.putFill(sink, fill.clientOrderId, fill.tradeId, fill.bytes);
        }
        newFills.clear();
        corrections.forEach((row, trade) -> rows.putCorrection(sink, row.clientOrderId, row.tradeId, trade));
        corrections.clear();
        gone.forEach(row -> rows.deleteCorrection(sink, row.clientOrderId, row.tradeId));
        gone.clear();
        for (var changed : changedPositions) {
            rows.putPosition(sink, positions.view(changed.instance, changed.instrument));
        }
        changedPositions.clear();
    }
}
