package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Side;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.risk.RiskBook;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the account has at stake, for the risk port. The profit with which a day began is kept in `Table.ACCOUNT`
/// (kind `d`, by quote asset), from the first time it is asked for.
final class AccountRisk {

    private static final char DAY = 'd';
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private record Begin(long day, BigDecimal profit) {}

    private final AccountSetup setup;
    private final Orders orders;
    private final PositionBook positions;
    private final ReferencePrices prices;
    private final RowKey keys;
    private final Map<String, Begin> begins = new TreeMap<>();
    private boolean isChanged;

    AccountRisk(AccountSetup setup, Orders orders, PositionBook positions, ReferencePrices prices) {
        this.setup = setup;
        this.orders = orders;
        this.positions = positions;
        this.prices = prices;
        keys = new RowKey(setup.account());
    }

    /// What is at stake without one order.
    RiskBook without(Order except, long nowNanos) {
        return new RiskBook() {
            @Override
            public @Nullable BigDecimal exposure(String baseAsset) {
                return worst(one -> one.baseAsset().equals(baseAsset), except);
            }

            @Override
            public @Nullable BigDecimal grossExposure(String quoteAsset) {
                return worst(one -> one.quoteAsset().equals(quoteAsset), except);
            }

            @Override
            public @Nullable BigDecimal profit(String quoteAsset) {
                return profitNow(quoteAsset);
            }

            @Override
            public @Nullable BigDecimal dayProfit(String quoteAsset) {
                return sinceMidnight(quoteAsset, nowNanos);
            }
        };
    }

    /// A new day may begin.
    void tick(long nowNanos) {
        for (var quoteAsset : begins.keySet().toArray(String[]::new)) {
            sinceMidnight(quoteAsset, nowNanos);
        }
    }

    /// Position of the account with the worse side of what is open, at the newest price.
    private @Nullable BigDecimal worst(Predicate<Instrument> which, Order except) {
        var sum = BigDecimal.ZERO;
        for (var instrument : setup.instruments()) {
            if (!which.test(instrument)) {
                continue;
            }
            int id = instrument.id();
            var held = positions.accountQty(id);
            var buys = orders.open(id, Side.BUY, order -> order != except);
            var sells = orders.open(id, Side.SELL, order -> order != except);
            var most = held.plus(buys).abs().max(held.minus(sells).abs());
            var price = prices.find(id);
            if (!most.isZero() && (price == null || !price.isPositive())) {
                return null;
            }
            if (price != null) {
                sum = sum.add(most.toBigDecimal().multiply(price.toBigDecimal()));
            }
        }
        return sum;
    }

    private @Nullable BigDecimal profitNow(String quoteAsset) {
        var sum = BigDecimal.ZERO;
        for (var view : positions.views()) {
            if (!setup.instrument(view.instrument()).quoteAsset().equals(quoteAsset)) {
                continue;
            }
            Decimal mark = prices.find(view.instrument());
            if (!view.qty().isZero() && (mark == null || !mark.isPositive())) {
                return null;
            }
            sum = sum.add(mark == null ? view.cash() : view.equity(mark));
        }
        return sum;
    }

    private @Nullable BigDecimal sinceMidnight(String quoteAsset, long nowNanos) {
        var profit = profitNow(quoteAsset);
        if (profit == null) {
            return null;
        }
        long day = Math.floorDiv(nowNanos, DAY_NANOS);
        var begin = begins.get(quoteAsset);
        if (begin == null || begin.day < day) {
            begin = new Begin(day, begin == null ? BigDecimal.ZERO : profit);
            begins.put(quoteAsset, begin);
            isChanged = true;
        }
        return profit.subtract(begin.profit);
    }

    void write(RowSink sink) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        begins.forEach((quoteAsset, begin) -> {
            var out = RowBytes.writer();
            out.varint(begin.day);
            out.rawText(begin.profit.toPlainString());
            sink.put(Table.ACCOUNT, keys.of(DAY, quoteAsset), out.toByteArray());
        });
    }

    void restore(RowSource rows) {
        rows.scan(Table.ACCOUNT, keys.prefix(DAY), (key, row) -> {
            try {
                var in = RowBytes.reader(row);
                begins.put(keys.name(key), new Begin(in.varint(), new BigDecimal(RowBytes.text(in))));
            } catch (MalformedMessageException | NumberFormatException damaged) {
                throw new DamagedRowException("day", damaged);
            }
        });
    }
}
