package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.VenueReport;
import io.stratos.state.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// The rows of one account at the venue, by kind:
///
/// | kind | key        | value                                       |
/// | ---- | ---------- | ------------------------------------------- |
/// | `a`  |            | chance, ends of the channels                |
/// | `p`  | instrument | position, cash and funding                  |
/// | `o`  | number     | an open order                               |
/// | `h`  | number     | a done order that can be asked for          |
/// | `f`  | trade      | a fill that can be asked for                |
/// | `q`  | sequence   | a request on its way                        |
/// | `r`  | sequence   | a report on its way                         |
/// | `y`  | sequence   | a question whose answer is on its way       |
final class AccountRows {
    private static final char COUNTERS = 'a';
    private static final char HOLDING = 'p';
    private static final char ORDER = 'o';
    private static final char DONE = 'h';
    private static final char FILL = 'f';
    private static final char REQUEST = 'q';
    private static final char REPORT = 'r';
    private static final char QUESTION = 'y';

    private final RowKey keys;
    private byte[] countersStored = {};

    AccountRows(AccountId account) {
        keys = new RowKey(account);
    }

    void write(RowSink sink, PaperAccount account) {
        var counters = counters(account);
        if (!Arrays.equals(counters, countersStored)) {
            countersStored = counters;
            sink.put(Table.VENUE, keys.prefix(COUNTERS), counters);
        }
        for (var holding : account.holdings()) {
            if (holding.isChanged) {
                holding.isChanged = false;
                put(sink, HOLDING, holding.instrument, write(holding));
            }
        }
        account.open()
                .writeChanges(order -> put(sink, ORDER, order.number, OrderCodec.write(order)), deleter(sink, ORDER));
        account.history()
                .writeOrders(order -> put(sink, DONE, order.number, OrderCodec.write(order)), deleter(sink, DONE));
        account.history().writeFills(fill -> put(sink, FILL, fill.fill().tradeId(), write(fill)), deleter(sink, FILL));
        account.requests()
                .writeChanges(
                        entry -> {
                            var out = entry(entry.dueNanos());
                            out.zigzag(entry.message().sentNanos());
                            RequestCodec.write(out, entry.message().request());
                            put(sink, REQUEST, entry.seq(), out);
                        },
                        deleter(sink, REQUEST));
        account.reports()
                .writeChanges(
                        entry -> {
                            var out = entry(entry.dueNanos());
                            ReportCodec.write(out, entry.message());
                            put(sink, REPORT, entry.seq(), out);
                        },
                        deleter(sink, REPORT));
        account.questions()
                .writeChanges(
                        entry -> {
                            var out = entry(entry.dueNanos());
                            QueryCodec.write(out, entry.message());
                            put(sink, QUESTION, entry.seq(), out);
                        },
                        deleter(sink, QUESTION));
    }

    void restore(RowSource rows, PaperAccount account, PaperExchange exchange) {
        PaperRows.scan(rows, keys.prefix(COUNTERS), (_, in) -> counters(in, account));
        countersStored = counters(account);
        PaperRows.scan(
                rows,
                keys.prefix(HOLDING),
                (key, in) -> read(in, account.holding(Math.toIntExact(RowKey.number(key)))));
        PaperRows.scan(rows, keys.prefix(ORDER), (key, in) -> {
            var order = OrderCodec.read(account, RowKey.number(key), in);
            account.open().restore(order);
            exchange.marketOf(order.instrument).desk().requeue(order);
        });
        PaperRows.scan(
                rows,
                keys.prefix(DONE),
                (key, in) -> account.history().restore(OrderCodec.read(account, RowKey.number(key), in)));
        PaperRows.scan(rows, keys.prefix(FILL), (_, in) -> account.history().restore(readFill(in)));
        PaperRows.scan(rows, keys.prefix(REQUEST), (key, in) -> {
            long due = in.zigzag();
            long sent = in.zigzag();
            var request = new Sent(RequestCodec.read(in), sent);
            account.requests().restore(new Channel.Entry<>(RowKey.number(key), due, request));
        });
        PaperRows.scan(
                rows,
                keys.prefix(REPORT),
                (key, in) -> account.reports()
                        .restore(new Channel.Entry<>(RowKey.number(key), in.zigzag(), ReportCodec.read(in))));
        PaperRows.scan(
                rows,
                keys.prefix(QUESTION),
                (key, in) -> account.questions()
                        .restore(new Channel.Entry<>(RowKey.number(key), in.zigzag(), QueryCodec.read(in))));
    }

    private void put(RowSink sink, char kind, long number, WireWriter row) {
        sink.put(Table.VENUE, keys.of(kind, number), row.toByteArray());
    }

    private LongConsumer deleter(RowSink sink, char kind) {
        return number -> sink.delete(Table.VENUE, keys.of(kind, number));
    }

    private static WireWriter entry(long dueNanos) {
        var out = RowBytes.writer();
        out.zigzag(dueNanos);
        return out;
    }

    private static byte[] counters(PaperAccount account) {
        var out = RowBytes.writer();
        out.zigzag(account.latency().state());
        out.varint(account.history().fillsForgotten());
        ends(out, account.requests());
        ends(out, account.reports());
        ends(out, account.questions());
        return out.toByteArray();
    }

    private static void counters(WireReader in, PaperAccount account) throws MalformedMessageException {
        account.latency().restore(in.zigzag());
        account.history().restoreForgotten(in.varint());
        account.requests().restore(in.varint(), in.zigzag());
        account.reports().restore(in.varint(), in.zigzag());
        account.questions().restore(in.varint(), in.zigzag());
    }

    private static void ends(WireWriter out, Channel<?> channel) {
        out.varint(channel.nextSeq());
        out.zigzag(channel.lastDueNanos());
    }

    private static WireWriter write(Holding holding) {
        var out = RowBytes.writer();
        out.zigzag(holding.position);
        out.rawText(holding.cash.toPlainString());
        out.rawText(holding.funding.toPlainString());
        return out;
    }

    private static void read(WireReader in, Holding holding) throws MalformedMessageException {
        holding.position = in.zigzag();
        holding.cash = amount(in);
        holding.funding = amount(in);
    }

    private static BigDecimal amount(WireReader in) throws MalformedMessageException {
        try {
            return new BigDecimal(RowBytes.text(in));
        } catch (NumberFormatException _) {
            throw MalformedMessageException.instance();
        }
    }

    private static WireWriter write(Booked booked) {
        var out = RowBytes.writer();
        out.varint(booked.order());
        out.varint(booked.instrument());
        RowBytes.bool(out, booked.isBuy());
        out.varint(booked.revision());
        ReportCodec.write(out, booked.fill());
        return out;
    }

    private static Booked readFill(WireReader in) throws MalformedMessageException {
        long order = in.varint();
        int instrument = in.varint32();
        boolean isBuy = in.bool();
        long revision = in.varint();
        if (ReportCodec.read(in) instanceof VenueReport.Filled fill) {
            return new Booked(fill, order, instrument, isBuy, revision);
        }
        throw MalformedMessageException.instance();
    }
}
