package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The paper venue as one account sees it: alone, with its own copy of the market's liquidity, or joined to
/// a [PaperExchange] that others trade on too.
///
/// The shell calls, with times that never go back: [#onMarket] when the event happens at the venue, [#send]
/// and [#ask] when the host sends, [#poll] when [#nextDueNanos] is reached. At one instant the market event
/// comes first, then funding, then orders that expire, then requests in the order sent, then reports, then
/// answers.
public final class PaperVenue implements FaultyVenue.Book {

    /// [#nextDueNanos] when nothing is on its way.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int CLIENT_ID_LENGTH_MAX = 36;

    private final PaperExchange exchange;
    private final PaperAccount account;
    private final Map<QueryId, Long> behind = new HashMap<>();

    /// A venue of one account that starts empty.
    public PaperVenue(VenueConfig config, AccountId account, List<Instrument> instruments) {
        this(new PaperExchange(config, account, instruments), account);
    }

    private PaperVenue(PaperExchange exchange, AccountId account) {
        this(exchange, exchange.accountOf(account));
    }

    PaperVenue(PaperExchange exchange, PaperAccount account) {
        this.exchange = exchange;
        this.account = account;
    }

    /// The venue as [#writeState] left it, whole: `rows` holds every row that was ever put and not
    /// deleted. The configuration and the instruments must be the same.
    public static PaperVenue restore(
            VenueConfig config, AccountId account, List<Instrument> instruments, RowSource rows) {
        return new PaperVenue(PaperExchange.restore(config, account, instruments, rows), account);
    }

    @Override
    public VenueTraits traits() {
        var config = exchange.config();
        var conduct = config.conduct();
        return new VenueTraits(
                config.name(),
                conduct.identityClass(),
                ClientIdAlphabet.LOWER_BASE32,
                CLIENT_ID_LENGTH_MAX,
                true,
                true,
                true,
                Set.of(OrderType.values()),
                Set.of(TimeInForce.values()),
                conduct.historyMax() == 0 ? Set.of() : Set.of(QueryKind.values()),
                new VenueTiming(
                        conduct.requestExpiryNanos(),
                        conduct.visibilityHorizonNanos(),
                        conduct.cancelOnDisconnect(),
                        0,
                        0,
                        conduct.idRetentionNanos()));
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        account.send(request, nowNanos);
    }

    /// Asks the venue's own book, as it is when the question arrives less the lag of that answer.
    @Override
    public void ask(VenueQuery query, long nowNanos) {
        account.ask(query, nowNanos);
    }

    /// Asks as [#ask], and is shown the book of `lagNanos` earlier than it would be: an answer that is more behind
    /// than the venue says. Not part of the venue's state.
    @Override
    public void askBehind(VenueQuery query, long nowNanos, long lagNanos) {
        behind.put(query.id(), lagNanos);
        account.ask(query, nowNanos);
    }

    /// Tells what happened on the market, as [PaperExchange#onMarket] does.
    public void onMarket(int instrument, EventBody event, long eventTimeNanos) {
        exchange.onMarket(instrument, event, eventTimeNanos);
    }

    /// Brings the venue to `nowNanos` (requests arrive, orders expire), then hands over the reports and
    /// answers that are due.
    @Override
    public void poll(long nowNanos, ReportSink sink) {
        exchange.advance(nowNanos);
        exchange.executions().clock(nowNanos);
        while (outwardDueNanos() <= nowNanos) {
            if (account.reports().nextDueNanos() <= account.questions().nextDueNanos()) {
                var report = account.reports().take();
                sink.report(report.message(), report.dueNanos());
            } else {
                var asked = account.questions().take();
                var query = asked.message().query();
                var later = behind.remove(query.id());
                var answers =
                        new PaperAnswers(exchange, account, asked.message().arrivedNanos(), later == null ? 0 : later);
                sink.answer(answers.to(query), asked.dueNanos());
            }
            exchange.advance(nowNanos);
        }
    }

    /// The account's connection ended.
    public void disconnected(long nowNanos) {
        exchange.disconnected(account, nowNanos);
    }

    /// The venue takes a fill of the account back (a bust), or gives back one that it had taken.
    ///
    /// @return whether the account has a fill by that id
    @Override
    public boolean correct(long tradeId, long nowNanos) {
        return exchange.correct(account, tradeId, nowNanos);
    }

    /// What the account holds at this moment, by asset.
    public Balances balances() {
        return Balances.of(exchange, account);
    }

    /// When the next request arrives, order expires or report is due; [#NEVER] if nothing is on its
    /// way.
    public long nextDueNanos() {
        return Math.min(exchange.nextInsideNanos(), outwardDueNanos());
    }

    /// Writes what changed at the venue since the last call, as [PaperExchange#writeState] does.
    public void writeState(RowSink sink) {
        exchange.writeState(sink);
    }

    private long outwardDueNanos() {
        return Math.min(account.reports().nextDueNanos(), account.questions().nextDueNanos());
    }
}
