package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.AccountId;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The rows of an exchange in `Table.VENUE`, by kind; together they are its whole state. Those of the book
/// are named by the exchange's owner, those of an account by the account:
///
/// | kind | key                          | value                                             |
/// | ---- | ---------------------------- | ------------------------------------------------- |
/// | `c`  |                              | clock, counters, who has an account               |
/// | `m`  | instrument                   | market prices and funding                         |
/// | `b`  | instrument `b` or `a`, price | what the market's book shows there                |
///
/// [AccountRows] names those of an account.
final class PaperRows {
    private static final char COUNTERS = 'c';
    private static final char MARKET = 'm';
    private static final char BOOK = 'b';

    private static final String BIDS = "b";
    private static final String ASKS = "a";

    /// Reads one row; what cannot be read is damaged.
    @FunctionalInterface
    interface Reader {
        void read(byte[] key, WireReader in) throws MalformedMessageException;
    }

    private final RowKey keys;
    private final Map<AccountId, AccountRows> accounts = new HashMap<>();
    private byte[] countersStored = {};

    PaperRows(AccountId owner) {
        keys = new RowKey(owner);
    }

    void write(RowSink sink, PaperExchange exchange) {
        var counters = counters(exchange);
        if (!Arrays.equals(counters, countersStored)) {
            countersStored = counters;
            sink.put(Table.VENUE, keys.prefix(COUNTERS), counters);
        }
        for (var market : exchange.markets()) {
            if (market.takeChanged()) {
                var out = RowBytes.writer();
                market.write(out);
                sink.put(Table.VENUE, keys.of(MARKET, market.id()), out.toByteArray());
                book(sink, market, true);
                book(sink, market, false);
            }
        }
        for (var account : exchange.accounts()) {
            rowsOf(account).write(sink, account);
        }
    }

    private AccountRows rowsOf(PaperAccount account) {
        return accounts.computeIfAbsent(account.id(), AccountRows::new);
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

    void restore(RowSource rows, PaperExchange exchange) {
        scan(rows, keys.prefix(COUNTERS), (_, in) -> counters(in, exchange));
        countersStored = counters(exchange);
        scan(
                rows,
                keys.prefix(MARKET),
                (key, in) ->
                        exchange.marketOf(Math.toIntExact(RowKey.number(key))).read(in));
        for (var market : exchange.markets()) {
            restoreBook(rows, market, true);
            restoreBook(rows, market, false);
        }
        for (var account : exchange.accounts()) {
            rowsOf(account).restore(rows, account, exchange);
        }
    }

    static void scan(RowSource rows, byte[] prefix, Reader reader) {
        rows.scan(Table.VENUE, prefix, (key, row) -> {
            try {
                reader.read(key, RowBytes.reader(row));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("venue", damaged);
            }
        });
    }

    private static byte[] counters(PaperExchange exchange) {
        var out = RowBytes.writer();
        out.zigzag(exchange.executions().clockNanos());
        out.varint(exchange.executions().trades());
        out.varint(exchange.executions().orders());
        out.varint(exchange.executions().priorities());
        out.varint(exchange.accounts().size());
        exchange.accounts().forEach(account -> out.rawText(account.id().value()));
        return out.toByteArray();
    }

    private static void counters(WireReader in, PaperExchange exchange) throws MalformedMessageException {
        exchange.executions().restore(in.zigzag(), in.varint(), in.varint(), in.varint());
        for (int left = in.varint32(); left > 0; left--) {
            exchange.accountOf(new AccountId(RowBytes.text(in)));
        }
    }
}
