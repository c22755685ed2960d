package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.Arrays;

/// The rows of one account's paper venue in `Table.VENUE`, by kind; together they are its whole
/// state:
///
/// | kind | key                          | value                                          |
/// | ---- | ---------------------------- | ---------------------------------------------- |
/// | `c`  |                              | clock, counters, chance, ends of both channels |
/// | `m`  | instrument                   | position and market prices                     |
/// | `b`  | instrument `b` or `a`, price | what the market's book shows there             |
/// | `o`  | client order id              | an open order                                  |
/// | `q`  | sequence                     | a request on its way                           |
/// | `r`  | sequence                     | a report on its way                            |
final class PaperRows {

    private static final char COUNTERS = 'c';
    private static final char MARKET = 'm';
    private static final char BOOK = 'b';
    private static final char ORDER = 'o';
    private static final char REQUEST = 'q';
    private static final char REPORT = 'r';
    private static final String BIDS = "b";
    private static final String ASKS = "a";

    /// Reads one row; what cannot be read is damaged.
    @FunctionalInterface
    private interface Reader {
        void read(byte[] key, WireReader in) throws MalformedMessageException;
    }

    private final RowKey keys;
    private byte[] countersStored = {};

    PaperRows(AccountId account) {
        keys = new RowKey(account);
    }

    void write(RowSink sink, PaperVenue venue) {
        var counters = counters(venue);
        if (!Arrays.equals(counters, countersStored)) {
            countersStored = counters;
            sink.put(Table.VENUE, keys.prefix(COUNTERS), counters);
        }
        for (var market : venue.markets()) {
            if (market.takeChanged()) {
                var out = RowBytes.writer();
                market.write(out);
                sink.put(Table.VENUE, keys.of(MARKET, market.id()), out.toByteArray());
                book(sink, market, true);
                book(sink, market, false);
            }
        }
        venue.open()
                .writeChanges(
                        order -> sink.put(Table.VENUE, keys.of(ORDER, order.clientOrderId), order(order)),
                        id -> sink.delete(Table.VENUE, keys.of(ORDER, id)));
        venue.requests()
                .writeChanges(
                        entry -> {
                            var out = entry(entry.dueNanos());
                            RequestCodec.write(out, entry.message());
                            sink.put(Table.VENUE, keys.of(REQUEST, entry.seq()), out.toByteArray());
                        },
                        seq -> sink.delete(Table.VENUE, keys.of(REQUEST, seq)));
        venue.reports()
                .writeChanges(
                        entry -> {
                            var out = entry(entry.dueNanos());
                            ReportCodec.write(out, entry.message());
                            sink.put(Table.VENUE, keys.of(REPORT, entry.seq()), out.toByteArray());
                        },
                        seq -> sink.delete(Table.VENUE, keys.of(REPORT, seq)));
    }

    private void book(RowSink sink, Market market, boolean isBids) {
        var name = market.id() + (isBids ? BIDS : ASKS);
        market.side(isBids)
                .writeChanges(
                        (price, qty) -> {
                            var out = RowBytes.writer();
                            out.varint(qty);
                            sink.put(Table.VENUE, keys.of(BOOK, name, price), out.toByteArray());
                        },
                        price -> sink.delete(Table.VENUE, keys.of(BOOK, name, price)));
    }

    private void restoreBook(RowSource rows, Market market, boolean isBids) {
        scan(
                rows,
                keys.prefix(BOOK, market.id() + (isBids ? BIDS : ASKS)),
                (key, in) -> market.side(isBids).restore(RowKey.number(key), in.varint()));
    }

    void restore(RowSource rows, PaperVenue venue) {
        scan(rows, COUNTERS, (_, in) -> counters(in, venue));
        countersStored = counters(venue);
        scan(
                rows,
                MARKET,
                (key, in) -> venue.marketOf(Math.toIntExact(RowKey.number(key))).read(in));
        for (var market : venue.markets()) {
            restoreBook(rows, market, true);
            restoreBook(rows, market, false);
        }
        scan(rows, ORDER, (key, in) -> {
            var order = order(keys.name(key), in);
            venue.open().restore(order);
            venue.marketOf(order.instrument).desk().requeue(order);
        });
        scan(
                rows,
                REQUEST,
                (key, in) -> venue.requests()
                        .restore(new Channel.Entry<>(RowKey.number(key), in.zigzag(), RequestCodec.read(in))));
        scan(
                rows,
                REPORT,
                (key, in) -> venue.reports()
                        .restore(new Channel.Entry<>(RowKey.number(key), in.zigzag(), ReportCodec.read(in))));
    }

    private void scan(RowSource rows, char kind, Reader reader) {
        scan(rows, keys.prefix(kind), reader);
    }

    private static void scan(RowSource rows, byte[] prefix, Reader reader) {
        rows.scan(Table.VENUE, prefix, (key, row) -> {
            try {
                reader.read(key, RowBytes.reader(row));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("venue", damaged);
            }
        });
    }

    private static WireWriter entry(long dueNanos) {
        var out = RowBytes.writer();
        out.zigzag(dueNanos);
        return out;
    }

    private static byte[] counters(PaperVenue venue) {
        var out = RowBytes.writer();
        out.zigzag(venue.executions().clockNanos());
        out.varint(venue.executions().trades());
        out.varint(venue.executions().orders());
        out.varint(venue.executions().priorities());
        out.zigzag(venue.latency().state());
        out.varint(venue.requests().nextSeq());
        out.zigzag(venue.requests().lastDueNanos());
        out.varint(venue.reports().nextSeq());
        out.zigzag(venue.reports().lastDueNanos());
        return out.toByteArray();
    }

    private static void counters(WireReader in, PaperVenue venue) throws MalformedMessageException {
        venue.executions().restore(in.zigzag(), in.varint(), in.varint(), in.varint());
        venue.latency().restore(in.zigzag());
        venue.requests().restore(in.varint(), in.zigzag());
        venue.reports().restore(in.varint(), in.zigzag());
    }

    private static byte[] order(PaperOrder order) {
        var out = RowBytes.writer();
        out.rawText(order.venueOrderId);
        out.varint(order.instrument);
        RowBytes.number(out, order.side);
        RowBytes.number(out, order.type);
        RowBytes.number(out, order.tif);
        RowBytes.bool(out, order.reduceOnly);
        RowBytes.bool(out, order.postOnly);
        out.zigzag(order.expireTimeNanos);
        out.zigzag(order.stopPrice);
        out.zigzag(order.price);
        out.zigzag(order.qty);
        out.zigzag(order.filled);
        out.varint(order.priority);
        out.zigzag(order.restingSinceNanos);
        RowBytes.bool(out, order.isTriggered);
        return out.toByteArray();
    }

    private static PaperOrder order(String clientOrderId, WireReader in) throws MalformedMessageException {
        var order = new PaperOrder(
                clientOrderId,
                RowBytes.text(in),
                in.varint32(),
                WireReader.require(Side.ofNumber(RowBytes.number(in))),
                WireReader.require(OrderType.ofNumber(RowBytes.number(in))),
                WireReader.require(TimeInForce.ofNumber(RowBytes.number(in))),
                in.bool(),
                in.bool(),
                in.zigzag(),
                in.zigzag());
        order.price = in.zigzag();
        order.qty = in.zigzag();
        order.filled = in.zigzag();
        order.priority = in.varint();
        order.restingSinceNanos = in.zigzag();
        order.isTriggered = in.bool();
        return order;
    }
}
