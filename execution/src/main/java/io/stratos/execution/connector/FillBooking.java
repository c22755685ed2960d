package io.stratos.execution.connector;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Books fills: into the order, the position and the journal, all or nothing in one group.
final class FillBooking {

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record FillRow(String clientOrderId, long tradeId, byte[] bytes) {}

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
    private final TreeSet<PositionKey> changedPositions = new TreeSet<>();

    FillBooking(AccountId account, PositionBook positions, AccountRows rows, Outlet outlet) {
        this.account = account;
        this.positions = positions;
        this.rows = rows;
        this.outlet = outlet;
    }

    /// Books one fill that was not booked before.
    EventBody.Fill book(Order order, VenueReport.Filled report, long nowNanos) {
        var instance = order.instance();
        int instrument = order.instrument();
        order.book(report.tradeId(), report.price(), report.qty(), nowNanos);
        var profit = positions.book(instance, instrument, order.side(), report.price(), report.qty(), report.fee());
        changedPositions.add(new PositionKey(instance, instrument));
        var fill = new EventBody.Fill(report.price(), report.qty(), report.fee(), report.liquidity(), report.tradeId());
        var record = new FillRecord(
                account,
                instance,
                order.clientOrderId(),
                order.ref(),
                instrument,
                order.side(),
                fill,
                positions.qty(instance, instrument),
                profit,
                report.venueTimeNanos());
        newFills.add(new FillRow(order.clientOrderId(), report.tradeId(), outlet.fill(record, nowNanos)));
        return fill;
    }

    void write(RowSink sink) {
        for (var fill : newFills) {
            rows.putFill(sink, fill.clientOrderId, fill.tradeId, fill.bytes);
        }
        newFills.clear();
        for (var changed : changedPositions) {
            rows.putPosition(sink, positions.view(changed.instance, changed.instrument));
        }
        changedPositions.clear();
    }
}
