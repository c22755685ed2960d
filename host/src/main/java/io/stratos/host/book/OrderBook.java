package io.stratos.host.book;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.execution.connector.Foreign;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
import io.stratos.host.audit.RecordDocument;
import io.stratos.host.document.Json;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Orders of accounts, and what is at their venues and not theirs.
final class OrderBook {

    /// To show, not to count with.
    private static final int AVERAGE_SCALE = 8;

    private static final Comparator<OrderRecord> BY_AGE =
            Comparator.comparing(OrderRecord::createdAtNanos).thenComparing(OrderRecord::clientOrderId);

    private final Wanted wanted;
    private final Map<Integer, String> symbols;
    private final Newest<OrderRecord> orders;
    private final List<Map<String, @Nullable Object>> foreign = new ArrayList<>();

    OrderBook(Wanted wanted, Map<Integer, String> symbols) {
        this.wanted = wanted;
        this.symbols = symbols;
        orders = new Newest<>(wanted.last(), BY_AGE);
    }

    void add(AccountId id, RecordedAccount account) {
        if (wanted.isAll()) {
            account.orders(this::add);
        } else {
            account.openOrders(this::add);
        }
        new TreeMap<>(account.foreign()).forEach((name, one) -> foreign.add(foreign(id, name, one)));
    }

    private void add(OrderRecord order) {
        if (wanted.wants(order.instance(), order.onBehalfOf())) {
            orders.add(order);
        }
    }

    void putInto(Map<String, @Nullable Object> out) {
        out.put("orders", orders.list().stream().map(this::order).toList());
        out.put("foreign", foreign);
        out.put("cut", orders.isCut());
    }

    private Map<String, @Nullable Object> order(OrderRecord order) {
        var out = RecordDocument.of(order);
        out.put("symbol", symbols.get(order.instrument()));
        out.put("average_price", averagePrice(order));
        out.put("category", category(order));
        out.put("reason_code", out.remove("reason"));
        return out;
    }

    /// An order of unknown outcome is one that the venue has not shown; after its first alarm it is dangerous.
    private static @Nullable Category category(OrderRecord order) {
        if (order.lifecycle() != Lifecycle.UNKNOWN.number()) {
            return null;
        }
        return order.alarms() > 0 ? Category.DANGEROUS : Category.MISSING_REMOTE;
    }

    private static @Nullable String averagePrice(OrderRecord order) {
        return order.cumulativeQty().isZero()
                ? null
                : order.cumulativeQuote()
                        .divide(order.cumulativeQty().toBigDecimal(), AVERAGE_SCALE, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static Map<String, @Nullable Object> foreign(AccountId account, String name, Foreign one) {
        var out = Json.object();
        out.put("account", account.toString());
        out.put("name", name);
        out.put("category", one.category());
        out.put("accepted", one.how() == Quarantined.ACCEPTED);
        return out;
    }
}
