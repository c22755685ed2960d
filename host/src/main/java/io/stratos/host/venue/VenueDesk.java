package io.stratos.host.venue;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.PaperExchange;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.world.WallClock;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The venue's only writer: takes what clients ask, moves the market, and gives nothing away before it is
/// durable. One thread.
///
/// A commit that fails ends it: from then on every call throws, and clients see a venue that is down.
final class VenueDesk {
    /// Names the book's rows; no client may trade under it.
    static final AccountId OWNER = new AccountId("venue.book");

    private static final char TAPE = 't';
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, OWNER.value(), new FencingToken(1));
    private static final int EVENTS_EACH_COMMIT = 1_000;

    /// Accounts of one process; each is kept for ever, and each request looks at all of them.
    static final int ACCOUNTS_MAX = 200;

    private static final int FEEDS_MAX = 32;

    private final VenueOptions options;
    private final Ledger ledger;
    private final WallClock clock;
    private final PaperExchange exchange;
    private final TapeMarket market;
    private final RowKey keys = new RowKey(OWNER);
    private final TreeMap<String, Seat> seats = new TreeMap<>();
    private final Map<Listener, MarketFeed> feeds = new LinkedHashMap<>();
    private long tapeStored;
    private long lastNanos;
    private long tapeStartNanos = Long.MIN_VALUE;
    private long startedNanos;
    private boolean isBroken;

    VenueDesk(VenueOptions options, Ledger ledger, WallClock clock) {
        this.options = options;
        this.ledger = ledger;
        this.clock = clock;
        var rows = RowSource.of(ledger.reader());
        exchange = PaperExchange.restore(options.config(), OWNER, options.instruments(), rows);
        tapeStored = tapeRow(rows);
        market = new TapeMarket(options.tape(), tapeStored);
        exchange.accountIds().forEach(this::seat);
    }

    Seat seat(AccountId account) {
        return seats.computeIfAbsent(account.value(), _ -> new Seat(exchange.join(account), options.faults()));
    }

    /// Whether an account is known, or there is room for another.
    boolean hasRoomFor(AccountId account) {
        return seats.containsKey(account.value()) || seats.size() < ACCOUNTS_MAX;
    }

    /// @param sentNanos when the client says that it sent the request, by the venue's clock; decides whether it is
    ///     too old
    /// @param waiter answered once there is an answer
    void request(AccountId account, Waiter waiter, long sentNanos) {
        long now = now();
        long expiry = options.config().conduct().requestExpiryNanos();
        if (expiry > 0 && shown(now) - sentNanos > expiry) {
            seat(account).refuse(waiter, tooOld(waiter.request()), now);
        } else {
            seat(account).send(waiter, now);
        }
        settle(now);
    }

    /// @param reply completed once there is an answer
    void ask(AccountId account, Function<QueryId, VenueQuery> question, CompletableFuture<Reply> reply) {
        long now = now();
        var seat = seat(account);
        seat.venue().ask(question.apply(seat.nextQuestion(reply)), now);
        settle(now);
    }

    void listen(AccountId account, Listener listener) {
        seat(account).listen(listener, shown(now()));
    }

    /// Tells a client the tape, from the record after `after` on.
    void listenToMarket(Listener listener, long after) {
        if (feeds.size() >= FEEDS_MAX) {
            listener.refuse(ReasonCode.EXE_RATE_LIMITED.name());
        } else if (after < 0 || after > tapeStored) {
            listener.refuse(ReasonCode.EXE_UNSUPPORTED.name());
        } else {
            var feed = new MarketFeed(listener, new TapeMarket(options.tape(), after));
            feeds.put(listener, feed);
            feed.heartbeat(shown(now()), tapeStored);
            feed.pump(tapeStored);
        }
    }

    void leaveMarket(Listener listener) {
        feeds.remove(listener);
    }

    void leave(AccountId account, Listener listener) {
        var seat = seat(account);
        seat.leave(listener);
        if (!seat.isHeard()) {
            long now = now();
            seat.book().disconnected(now);
            settle(now);
        }
    }

    /// Moves the market on by records, at once.
    ///
    /// @return records passed so far
    long advance(long events) {
        long now = now();
        for (long left = events; left > 0 && market.hasNext(); left--) {
            next(now);
            if (market.consumed() % EVENTS_EACH_COMMIT == 0) {
                settle(now);
            }
        }
        settle(now);
        return market.consumed();
    }

    /// What has become due: the tape at its speed, delays, expiries.
    void tick() {
        long now = now();
        if (options.speed() > 0 && market.hasNext()) {
            replay(now);
        }
        settle(now);
        for (var seat : seats.values()) {
            if (!seat.venue().isStreamUp(now)) {
                seat.hangUp();
            }
        }
    }

    void heartbeat() {
        long now = now();
        for (var seat : seats.values()) {
            if (seat.venue().isStreamUp(now)) {
                seat.heartbeat(shown(now));
            }
        }
        feeds.values().forEach(feed -> feed.heartbeat(shown(now), tapeStored));
    }

    /// The clock as clients see it.
    long clientsNow() {
        return shown(now());
    }

    private long shown(long now) {
        return now + options.faults().clockSkewNanos();
    }

    long now() {
        lastNanos = Math.max(lastNanos, clock.nowNanos());
        return lastNanos;
    }

    private void replay(long now) {
        if (tapeStartNanos == Long.MIN_VALUE) {
            tapeStartNanos = market.tapeTimeNanos();
            startedNanos = now;
        }
        long until = tapeStartNanos + Math.multiplyExact(now - startedNanos, options.speed());
        for (int left = EVENTS_EACH_COMMIT; left > 0 && market.hasNext() && market.tapeTimeNanos() <= until; left--) {
            next(now);
        }
    }

    private void next(long now) {
        exchange.onMarket(market.instrument(), market.body(), now);
        market.pass();
    }

    /// Lets what is due happen, makes it durable, then gives it away.
    private void settle(long now) {
        if (isBroken) {
            throw new IllegalStateException("Invariant: a venue whose commit failed does nothing more");
        }
        seats.values().forEach(seat -> seat.poll(now));
        var batch = new LedgerBatch();
        exchange.writeState(new Rows(batch));
        if (market.consumed() != tapeStored) {
            tapeStored = market.consumed();
            var row = RowBytes.writer();
            row.varint(tapeStored);
            batch.put(WRITER, Table.VENUE, keys.prefix(TAPE), row.toByteArray());
        }
        if (!batch.isEmpty() && ledger.commit(batch) instanceof CommitResult.Failed(var code, var detail)) {
            isBroken = true;
            throw new IllegalStateException("Invariant: the venue's state is durable, got=" + code + " " + detail);
        }
        seats.values().forEach(Seat::release);
        feeds.values().forEach(feed -> feed.pump(tapeStored));
    }

    private long tapeRow(RowSource rows) {
        var row = rows.get(Table.VENUE, keys.prefix(TAPE));
        try {
            return row == null ? 0 : RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("tape", damaged);
        }
    }

    private static VenueReport tooOld(VenueRequest request) {
        var id = request.clientOrderId();
        return switch (request) {
            case VenueRequest.Place _ -> new VenueReport.Rejected(id, ReasonCode.EXE_CLOCK);
            case VenueRequest.Cancel _ -> new VenueReport.CancelRejected(id, ReasonCode.EXE_CLOCK);
            case VenueRequest.Amend _ -> new VenueReport.AmendRejected(id, ReasonCode.EXE_CLOCK);
        };
    }

    /// Rows into the batch.
    private record Rows(LedgerBatch batch) implements RowSink {
        @Override
        public void put(Table table, byte[] key, byte[] value) {
            batch.put(WRITER, table, key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            batch.delete(WRITER, table, key);
        }
    }
}
