package io.stratos.execution.connector;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.PositionRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// The rows of one account in `Table.ACCOUNT`, by kind:
///
/// | kind | key                        | value                                             |
/// | ---- | -------------------------- | ------------------------------------------------- |
/// | `o`  | client order id            | `OrderRecord`                                     |
/// | `l`  | client order id            | empty; there while the order is live or staged    |
/// | `r`  | client order id            | [PendingRequests]; there while one is open        |
/// | `f`  | client order id, trade id  | `FillRecord`                                      |
/// | `c`  | client order id, trade id  | a correction whose fill has not come           |
/// | `p`  | instance, instrument       | `PositionRecord`                                  |
/// | `k`  | idempotency key            | [RequestKeys.Entry] of a cancel or amend          |
/// | `m`  | instrument                 | newest reference price                            |
final class AccountRows {

    private static final char ORDER = 'o';
    private static final char LIVE = 'l';
    private static final char REQUESTS = 'r';
    private static final char FILL = 'f';
    private static final char CORRECTION = 'c';
    private static final char POSITION = 'p';
    private static final char KEY = 'k';
    private static final char PRICE = 'm';
    private static final byte[] EMPTY = {};

    /// `FillRecord.correction`: the venue took the fill back.
    static final int BUSTED = 1;

    /// `FillRecord.correction`: the venue gave it back.
    static final int REINSTATED = 2;

    private final AccountId account;
    private final RowKey keys;
    private final RowSource rows;

    AccountRows(AccountId account, RowSource rows) {
        this.account = account;
        this.rows = rows;
        keys = new RowKey(account);
    }

    void putOrder(RowSink sink, Order order) {
        var id = order.clientOrderId();
        sink.put(Table.ACCOUNT, keys.of(ORDER, id), order.record().encode());
        if (order.status().isLive() || order.isStaged()) {
            sink.put(Table.ACCOUNT, keys.of(LIVE, id), EMPTY);
        } else {
            sink.delete(Table.ACCOUNT, keys.of(LIVE, id));
        }
        if (order.requests().isEmpty()) {
            sink.delete(Table.ACCOUNT, keys.of(REQUESTS, id));
        } else {
            sink.put(Table.ACCOUNT, keys.of(REQUESTS, id), encode(order.requests()));
        }
    }

    void putFill(RowSink sink, String clientOrderId, long tradeId, byte[] fill) {
        sink.put(Table.ACCOUNT, keys.of(FILL, clientOrderId, tradeId), fill);
    }

    void putCorrection(RowSink sink, String clientOrderId, long tradeId, Trade trade) {
        var out = RowBytes.writer();
        out.varint(trade.revision());
        RowBytes.bool(out, trade.stands());
        sink.put(Table.ACCOUNT, keys.of(CORRECTION, clientOrderId, tradeId), out.toByteArray());
    }

    void deleteCorrection(RowSink sink, String clientOrderId, long tradeId) {
        sink.delete(Table.ACCOUNT, keys.of(CORRECTION, clientOrderId, tradeId));
    }

    void putPosition(RowSink sink, PositionView view) {
        var record = new PositionRecord(
                account,
                view.instance(),
                view.instrument(),
                view.qty(),
                view.cost(),
                view.realized(),
                view.fees(),
                view.fills());
        sink.put(Table.ACCOUNT, keys.of(POSITION, view.instance().toString(), view.instrument()), record.encode());
    }

    void putKey(RowSink sink, String idempotencyKey, RequestKeys.Entry entry) {
        var out = RowBytes.writer();
        out.rawText(entry.bodyDigest());
        out.rawText(entry.clientOrderId());
        sink.put(Table.ACCOUNT, keys.of(KEY, idempotencyKey), out.toByteArray());
    }

    void putPrice(RowSink sink, int instrument, Decimal price) {
        var out = RowBytes.writer();
        RowBytes.decimal(out, price);
        sink.put(Table.ACCOUNT, keys.of(PRICE, instrument), out.toByteArray());
    }

    /// An order by its id, with all of its fills known; null if there is none.
    @Nullable
    Order findOrder(String clientOrderId) {
        var row = rows.get(Table.ACCOUNT, keys.of(ORDER, clientOrderId));
        return row == null ? null : order(clientOrderId, row);
    }

    RequestKeys.@Nullable Entry findKey(String idempotencyKey) {
        var row = rows.get(Table.ACCOUNT, keys.of(KEY, idempotencyKey));
        if (row == null) {
            return null;
        }
        try {
            var in = RowBytes.reader(row);
            return new RequestKeys.Entry(RowBytes.text(in), RowBytes.text(in));
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("request key", damaged);
        }
    }

    /// All orders that are live or staged.
    List<Order> liveOrders() {
        var ids = new ArrayList<String>();
        rows.scan(Table.ACCOUNT, keys.prefix(LIVE), (key, _) -> ids.add(keys.name(key)));
        return ids.stream()
                .map(id -> Required.field("order of " + id, findOrder(id)))
                .toList();
    }

    void openOrders(Consumer<OrderRecord> visitor) {
        rows.scan(Table.ACCOUNT, keys.prefix(LIVE), (key, _) -> {
            var row = rows.get(Table.ACCOUNT, keys.of(ORDER, keys.name(key)));
            visitor.accept(record(Required.field("order of " + keys.name(key), row)));
        });
    }

    void orders(Consumer<OrderRecord> visitor) {
        rows.scan(Table.ACCOUNT, keys.prefix(ORDER), (_, row) -> visitor.accept(record(row)));
    }

    private static OrderRecord record(byte[] row) {
        try {
            return OrderRecord.decode(row);
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("order", damaged);
        }
    }

    List<PositionView> positions() {
        var views = new ArrayList<PositionView>();
        rows.scan(Table.ACCOUNT, keys.prefix(POSITION), (_, row) -> views.add(position(row)));
        return views;
    }

    void prices(ObjIntConsumer<Decimal> visitor) {
        rows.scan(Table.ACCOUNT, keys.prefix(PRICE), (key, row) -> {
            try {
                visitor.accept(RowBytes.amount(RowBytes.reader(row)), Math.toIntExact(RowKey.number(key)));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("price", damaged);
            }
        });
    }

    private Order order(String clientOrderId, byte[] row) {
        try {
            var order = new Order(OrderRecord.decode(row), requests(clientOrderId));
            rows.scan(
                    Table.ACCOUNT,
                    keys.prefix(FILL, clientOrderId),
                    (key, fill) -> order.remember(RowKey.number(key), trade(fill)));
            rows.scan(
                    Table.ACCOUNT,
                    keys.prefix(CORRECTION, clientOrderId),
                    (key, correction) -> order.remember(RowKey.number(key), unfilled(correction)));
            return order;
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("order " + clientOrderId, damaged);
        }
    }

    private static Trade trade(byte[] row) {
        try {
            var record = FillRecord.decode(row);
            return new Trade(record.fill(), record.venueTimeNanos(), record.revision(), record.correction() != BUSTED);
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("fill", damaged);
        }
    }

    private static Trade unfilled(byte[] row) {
        try {
            var in = RowBytes.reader(row);
            return new Trade(null, 0, in.varint(), in.bool());
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("correction", damaged);
        }
    }

    private PendingRequests requests(String clientOrderId) throws MalformedMessageException {
        var row = rows.get(Table.ACCOUNT, keys.of(REQUESTS, clientOrderId));
        if (row == null) {
            return PendingRequests.NONE;
        }
        var in = RowBytes.reader(row);
        return new PendingRequests(
                RowBytes.ref(in), RowBytes.ref(in), RowBytes.decimal(in), RowBytes.decimal(in), in.varint());
    }

    private static byte[] encode(PendingRequests requests) {
        var out = RowBytes.writer();
        RowBytes.ref(out, requests.cancel());
        RowBytes.ref(out, requests.amend());
        RowBytes.decimal(out, requests.amendQty());
        RowBytes.decimal(out, requests.amendPrice());
        out.varint(requests.askedAtNanos());
        return out.toByteArray();
    }

    private static PositionView position(byte[] row) {
        try {
            var record = PositionRecord.decode(row);
            return new PositionView(
                    record.instance(),
                    record.instrument(),
                    record.qty(),
                    record.cost(),
                    record.realized(),
                    record.fees(),
                    record.fills());
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("position", damaged);
        }
    }
}
