package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.List;

/// The paper venue of one account, with its own copy of the market's liquidity.
///
/// The shell calls, with times that never go back: [#onMarket] when the event happens at the venue,
/// [#send] when the host sends, [#poll] when [#nextDueNanos] is reached. At one instant the market
/// event comes first, then requests in the order sent, then reports.
public final class PaperVenue implements VenuePort {

    /// [#nextDueNanos] when nothing is on its way.
    public static final long NEVER = Long.MAX_VALUE;

    /// A venue that starts empty.
    public PaperVenue(VenueConfig config, AccountId account, List<Instrument> instruments) {
        checkFinished();
    }

    /// The venue as [#writeState] left it, whole: `rows` holds every row that was ever put and not
    /// deleted.
    public static PaperVenue restore(
            VenueConfig config, AccountId account, List<Instrument> instruments, RowSource rows) {
        return checkFinished();
    }

    @Override
    public VenueTraits traits() {
        return checkFinished();
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        checkFinished();
    }

    /// Tells what happened on the market. Bodies other than market data are refused. Costs a few
    /// comparisons, and nothing on the heap, when no order of ours is touched.
    ///
    /// @param instrument [Instrument#id]; one that the venue does not have is passed over
    /// @param eventTimeNanos the event's own time; one before the venue's clock counts as the
    ///     clock's
    public void onMarket(int instrument, EventBody event, long eventTimeNanos) {
        checkFinished();
    }

    /// Brings the venue to `nowNanos` (requests arrive, orders expire), then hands over the reports
    /// that are due.
    @Override
    public void poll(long nowNanos, ReportSink sink) {
        checkFinished();
    }

    /// When the next request arrives, order expires or report is due; [#NEVER] if nothing is on its
    /// way.
    public long nextDueNanos() {
        return checkFinished();
    }

    /// Writes what changed since the last call, for `Table.VENUE`. Called at a group's end, before
    /// the batch is handed to the ledger.
    public void writeState(RowSink sink) {
        checkFinished();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the bodies
    private static <T> T checkFinished() {
        if (System.nanoTime() != 0) {
            throw new UnsupportedOperationException("the bodies follow the signatures");
        }
        throw new IllegalStateException();
    }
}
