package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One book that several accounts trade on: they share what the market shows, and meet each other by price,
/// then time.
///
/// Each account drives it through a [PaperVenue] of its own; the shell that owns the exchange tells the
/// market and stores the state. Times never go back, over all accounts. At one instant the market event
/// comes first, then funding, then orders that expire, then requests by account and in the order sent.
public final class PaperExchange {
    private final VenueConfig config;
    private final List<Instrument> instruments;
    private final Executions executions;
    private final int[] ids;
    private final Market[] markets;
    private final PaperRows rows;
    private final List<PaperAccount> accounts = new ArrayList<>();
    /// When the next payment of any market is, if that is known.
    private long fundingDueNanos;
    private boolean isFundingKnown;

    /// An exchange that starts empty.
    ///
    /// @param owner names its rows; an account of the exchange may have the same name
    public PaperExchange(VenueConfig config, AccountId owner, List<Instrument> instruments) {
        this.config = config;
        this.instruments = instruments.stream()
                .sorted(Comparator.comparingInt(Instrument::id))
                .toList();
        executions = new Executions(config);
        ids = this.instruments.stream().mapToInt(Instrument::id).toArray();
        markets = this.instruments.stream()
                .map(instrument -> new Market(instrument, config, executions))
                .toArray(Market[]::new);
        rows = new PaperRows(owner);
    }

    /// The exchange as [#writeState] left it, with every account that had joined. The configuration and the
    /// instruments must be the same.
    public static PaperExchange restore(
            VenueConfig config, AccountId owner, List<Instrument> instruments, RowSource rows) {
        var exchange = new PaperExchange(config, owner, instruments);
        exchange.rows.restore(rows, exchange);
        exchange.isFundingKnown = false;
        return exchange;
    }

    /// An account's way to the exchange; it is opened if it is new.
    public PaperVenue join(AccountId id) {
        return new PaperVenue(this, accountOf(id));
    }

    /// Who has an account here, by name.
    public List<AccountId> accountIds() {
        return accounts.stream().map(PaperAccount::id).toList();
    }

    /// Tells what happened on the market. Costs a few comparisons, and nothing on the heap, when no
    /// order of ours is touched.
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
            case EventBody.Funding funding -> {
                market.onFunding(funding);
                isFundingKnown = false;
            }
            case EventBody.MarkPrice mark -> market.onMark(mark);
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

    /// Writes what changed since the last call, for `Table.VENUE`. Called at a group's end, before
    /// the batch is handed to the ledger.
    public void writeState(RowSink sink) {
        rows.write(sink, this);
    }

    /// When a request arrives, an order expires or funding is paid next; [PaperVenue#NEVER] if nothing is
    /// to come.
    public long nextInsideNanos() {
        long next = nextFundingNanos();
        for (var account : accounts) {
            var expiring = account.open().nextExpiring();
            next = Math.min(next, account.requests().nextDueNanos());
            next = Math.min(next, expiring == null ? PaperVenue.NEVER : expiring.expireTimeNanos);
        }
        return next;
    }

    /// Asked for at each event of each market, while payments are announced and made a few times a day.
    private long nextFundingNanos() {
        if (!isFundingKnown) {
            isFundingKnown = true;
            fundingDueNanos = PaperVenue.NEVER;
            for (var market : markets) {
                fundingDueNanos = Math.min(fundingDueNanos, market.funding().dueNanos());
            }
        }
        return fundingDueNanos;
    }

    /// Lets everything happen that is due by `toNanos`, in the order of its time.
    void advance(long toNanos) {
        for (long next = nextInsideNanos(); next <= toNanos; next = nextInsideNanos()) {
            executions.clock(next);
            if (!fund(next) && !expire(next)) {
                request(next);
            }
        }
    }

    private boolean fund(long dueNanos) {
        for (var market : markets) {
            if (market.funding().dueNanos() <= dueNanos) {
                pay(market);
                market.changed();
                return true;
            }
        }
        return false;
    }

    private void pay(Market market) {
        var instrument = market.instrument();
        var last =
                new Decimal(market.prices().lastFloor(), instrument.tickSize().scale());
        for (var account : accounts) {
            long lots = account.holding(instrument.id()).position;
            if (lots != 0) {
                var position = BigDecimal.valueOf(lots, instrument.lotSize().scale());
                account.fund(instrument.id(), market.funding().payment(position, last, config.feeScale()));
            }
        }
        market.funding().paid();
        isFundingKnown = false;
    }

    private boolean expire(long dueNanos) {
        for (var account : accounts) {
            var expiring = account.open().nextExpiring();
            if (expiring != null && expiring.expireTimeNanos <= dueNanos) {
                marketOf(expiring.instrument).desk().expire(expiring);
                return true;
            }
        }
        return false;
    }

    private void request(long dueNanos) {
        for (var account : accounts) {
            if (account.requests().nextDueNanos() <= dueNanos) {
                arrive(account, account.requests().take().message());
                return;
            }
        }
    }

    private void arrive(PaperAccount account, Sent sent) {
        long expiry = config.conduct().requestExpiryNanos();
        if (expiry > 0 && executions.clockNanos() - sent.sentNanos() > expiry) {
            executions.report(account, refusal(sent.request(), ReasonCode.EXE_CLOCK));
            return;
        }
        var market = market(sent.request().instrument());
        if (market != null) {
            market.changed();
        }
        var order = account.open().find(sent.request().clientOrderId());
        switch (sent.request()) {
            case VenueRequest.Place place -> place(account, place, market);
            case VenueRequest.Cancel _
            when order != null -> marketOf(order.instrument).desk().cancel(order);
            case VenueRequest.Amend amend
            when order != null -> marketOf(order.instrument).desk().amend(order, amend);
            case VenueRequest.Cancel cancel ->
                executions.report(account, refusal(cancel, ReasonCode.EXE_CANCEL_TOO_LATE));
            case VenueRequest.Amend amend -> executions.report(account, refusal(amend, ReasonCode.EXE_AMEND_REJECTED));
        }
    }

    private void place(PaperAccount account, VenueRequest.Place place, @Nullable Market market) {
        var holder = account.holderOf(place.clientOrderId(), executions.clockNanos());
        if (holder != null && config.conduct().identityClass() == IdentityClass.A) {
            executions.acknowledged(holder, !holder.waitsForTrigger());
        } else if (holder != null) {
            executions.report(account, refusal(place, ReasonCode.EXE_DUPLICATE));
        } else if (market == null) {
            executions.report(account, refusal(place, ReasonCode.EXE_UNSUPPORTED));
        } else {
            market.desk().place(account, place);
        }
    }

    private static VenueReport refusal(VenueRequest request, ReasonCode code) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), code);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), code);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), code);
        };
    }

    /// Takes a fill back, or gives back one that was taken.
    ///
    /// @return whether the account has a fill by that id
    boolean correct(PaperAccount account, long tradeId, long nowNanos) {
        advance(nowNanos);
        executions.clock(nowNanos);
        var booked = account.correct(tradeId);
        if (booked == null) {
            return false;
        }
        executions.report(account, booked.correction());
        return true;
    }

    /// The connection of an account ended: where the venue says so, its orders are taken back.
    void disconnected(PaperAccount account, long nowNanos) {
        advance(nowNanos);
        executions.clock(nowNanos);
        if (config.conduct().cancelOnDisconnect()) {
            for (var order : List.copyOf(account.open().all())) {
                marketOf(order.instrument).desk().cancel(order);
            }
        }
    }

    PaperAccount accountOf(AccountId id) {
        for (var account : accounts) {
            if (account.id().equals(id)) {
                return account;
            }
        }
        var opened = new PaperAccount(id, config, instruments);
        accounts.add(opened);
        accounts.sort(Comparator.comparing(account -> account.id().value()));
        return opened;
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

    List<PaperAccount> accounts() {
        return accounts;
    }

    Executions executions() {
        return executions;
    }

    VenueConfig config() {
        return config;
    }
}
