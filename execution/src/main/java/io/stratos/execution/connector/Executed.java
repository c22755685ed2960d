package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of one order was executed, by trade id: what stands, what the venue took back, and the exact quote amount.
final class Executed {

    private final Map<Long, Trade> trades = new TreeMap<>();
    private Decimal filled;
    private Decimal takenBack = Decimal.ZERO;
    private BigDecimal quote;

    /// Sums as the order's row tells them; the trades follow by [#remember].
    Executed(Decimal filled, BigDecimal quote) {
        this.filled = filled;
        this.quote = quote;
    }

    static Executed nothing() {
        return new Executed(Decimal.ZERO, BigDecimal.ZERO);
    }

    @Nullable
    Trade trade(long tradeId) {
        return trades.get(tradeId);
    }

    void book(long tradeId, Trade now) {
        count(trades.get(tradeId), -1);
        trades.put(tradeId, now);
        count(now, 1);
    }

    /// Takes an execution over from its row; the sums are in the order's own row but for what was taken back.
    void remember(long tradeId, Trade stored) {
        trades.put(tradeId, stored);
        if (stored.fill() != null && !stored.stands()) {
            takenBack = takenBack.plus(stored.fill().qty());
        }
    }

    private void count(@Nullable Trade trade, int times) {
        if (trade == null || trade.fill() == null) {
            return;
        }
        EventBody.Fill fill = trade.fill();
        var change = times > 0 ? fill.qty() : fill.qty().negate();
        if (trade.stands()) {
            filled = filled.plus(change);
            quote = quote.add(fill.price().toBigDecimal().multiply(change.toBigDecimal()));
        } else {
            takenBack = takenBack.plus(change);
        }
    }

    /// What stands.
    Decimal filled() {
        return filled;
    }

    /// Sum of price × quantity over what stands.
    BigDecimal quote() {
        return quote;
    }

    /// Everything that was ever executed, also what the venue took back: none of it can be filled again.
    Decimal ever() {
        return filled.plus(takenBack);
    }
}
