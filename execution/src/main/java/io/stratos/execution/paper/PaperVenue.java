package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The paper venue of one account, with its own copy of the market's liquidity.
///
/// The shell calls, with times that never go back: [#onMarket] when the event happens at the venue,
/// [#send] when the host sends, [#poll] when [#nextDueNanos] is reached. At one instant the market
/// event comes first, then orders that expire, then requests in the order sent, then reports.
public final class PaperVenue implements VenuePort {

    /// [#nextDueNanos] when nothing is on its way.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int CLIENT_ID_LENGTH_MAX = 36;

    private final VenueConfig config;
    private final Latency latency;
    private final Channel<VenueRequest> requests = new Channel<>();
    private final Channel<VenueReport> reports = new Channel<>();
    private final OpenOrders open = new OpenOrders();
    private final Executions executions;
    private final int[] ids;
    private final Market[] markets;
    private final PaperRows rows;

    /// A venue that starts empty.
    public PaperVenue(VenueConfig config, AccountId account, List<Instrument> instruments) {
        this.config = config;
        latency = new Latency(config);
        executions = new Executions(config, latency, reports);
        var sorted = instruments.stream()
                .sorted(Comparator.comparingInt(Instrument::id))
                .toList();
        ids = sorted.stream().mapToInt(Instrument::id).toArray();
        markets = sorted.stream()
                .map(instrument -> new Market(instrument, config, executions, open))
                .toArray(Market[]::new);
        rows = new PaperRows(account);
    }

    /// The venue as [#writeState] left it, whole: `rows` holds every row that was ever put and not
    /// deleted. The configuration and the instruments must be the same.
    public static PaperVenue restore(
            VenueConfig config, AccountId account, List<Instrument> instruments, RowSource rows) {
        var venue = new PaperVenue(config, account, instruments);
        venue.rows.restore(rows, venue);
        return venue;
    }

    @Override
    public VenueTraits traits() {
        return new VenueTraits(
                config.name(),
                IdentityClass.B2,
                ClientIdAlphabet.LOWER_BASE32,
                CLIENT_ID_LENGTH_MAX,
                true,
                true,
                true,
                Set.of(OrderType.values()),
                Set.of(TimeInForce.values()));
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        requests.add(request, latency.after(nowNanos, config.orderLatencyNanos()));
    }

    /// Tells what happened on the market. Costs a few comparisons, and nothing on the heap, when no
    /// order of ours is touched. Funding and mark prices are passed over.
    ///
    /// @param instrument [Instrument#id]; one that the venue does not have is passed over
    /// @param eventTimeNanos the event's own time; one before the venue's clock counts as the
    ///     clock's
    public void onMarket(int instrument, EventBody event, long eventTimeNanos) {
        advance(eventTimeNanos - 1);
        executions.clock(eventTimeNanos);
        var market = market(instrument);
        if (market == null) {
            return;
        }
        switch (event) {
            case EventBody.Trade trade -> market.onTrade(trade);
            case EventBody.Quote quote -> market.onQuote(quote);
            case EventBody.Bar bar -> market.onBar(bar);
            case EventBody.BookSnapshot book -> market.onBook(book);
            case EventBody.BookDelta book -> market.onBook(book);
            case EventBody.Funding _, EventBody.MarkPrice _ -> {}
            case EventBody.Execution _,
                    EventBody.Risk _,
                    EventBody.Safety _,
                    EventBody.RegimeChange _,
                    EventBody.ManualSignal _,
                    EventBody.AccountSnapshot _,
                    EventBody.ConfigUpdate _,
                    EventBody.ServiceResponse _ ->
                throw new IllegalArgumentException("Condition failed: a venue is told market data only, got="
                        + event.getClass().getSimpleName());
        }
    }

    /// Brings the venue to `nowNanos` (requests arrive, orders expire), then hands over the reports
    /// that are due.
    @Override
    public void poll(long nowNanos, ReportSink sink) {
        advance(nowNanos);
        executions.clock(nowNanos);
        while (reports.nextDueNanos() <= nowNanos) {
            var report = reports.take();
            sink.report(report.message(), report.dueNanos());
            advance(nowNanos);
        }
    }

    /// When the next request arrives, order expires or report is due; [#NEVER] if nothing is on its
    /// way.
    public long nextDueNanos() {
        return Math.min(nextInsideNanos(), reports.nextDueNanos());
    }

    /// Writes what changed since the last call, for `Table.VENUE`. Called at a group's end, before
    /// the batch is handed to the ledger.
    public void writeState(RowSink sink) {
        rows.write(sink, this);
    }

    private long nextInsideNanos() {
        var expiring = open.nextExpiring();
        return Math.min(requests.nextDueNanos(), expiring == null ? NEVER : expiring.expireTimeNanos);
    }

    /// Lets everything happen that is due by `toNanos`, in the order of its time.
    private void advance(long toNanos) {
        for (long next = nextInsideNanos(); next <= toNanos; next = nextInsideNanos()) {
            executions.clock(next);
            var expiring = open.nextExpiring();
            if (expiring != null && expiring.expireTimeNanos <= next) {
                marketOf(expiring.instrument).desk().expire(expiring);
            } else {
                arrive(requests.take().message());
            }
        }
    }

    private void arrive(VenueRequest request) {
        var order = open.find(request.clientOrderId());
        var market = market(request.instrument());
        if (market != null) {
            market.changed();
        }
        switch (request) {
            case VenueRequest.Place place -> place(place, order, market);
            case VenueRequest.Cancel cancel -> {
                if (order == null) {
                    executions.report(
                            new VenueReport.CancelRejected(cancel.clientOrderId(), ReasonCode.EXE_CANCEL_TOO_LATE));
                } else {
                    marketOf(order.instrument).desk().cancel(order);
                }
            }
            case VenueRequest.Amend amend -> {
                if (order == null) {
                    executions.report(
                            new VenueReport.AmendRejected(amend.clientOrderId(), ReasonCode.EXE_AMEND_REJECTED));
                } else {
                    marketOf(order.instrument).desk().amend(order, amend);
                }
            }
        }
    }

    private void place(VenueRequest.Place place, @Nullable PaperOrder existing, @Nullable Market market) {
        if (existing != null) {
            executions.report(new VenueReport.Rejected(place.clientOrderId(), ReasonCode.EXE_DUPLICATE));
        } else if (market == null) {
            executions.report(new VenueReport.Rejected(place.clientOrderId(), ReasonCode.EXE_UNSUPPORTED));
        } else {
            market.desk().place(place);
        }
    }

    private @Nullable Market market(int instrument) {
        int at = Arrays.binarySearch(ids, instrument);
        return at < 0 ? null : markets[at];
    }

    Market marketOf(int instrument) {
        var market = market(instrument);
        if (market == null) {
            throw new IllegalStateException("Invariant: an order's instrument is the venue's, got=" + instrument);
        }
        return market;
    }

    Market[] markets() {
        return markets;
    }

    OpenOrders open() {
        return open;
    }

    Executions executions() {
        return executions;
    }

    Latency latency() {
        return latency;
    }

    Channel<VenueRequest> requests() {
        return requests;
    }

    Channel<VenueReport> reports() {
        return reports;
    }
}
