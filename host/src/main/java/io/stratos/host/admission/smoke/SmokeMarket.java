package io.stratos.host.admission.smoke;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Regime;
import io.stratos.abi.model.Side;
import java.util.List;

/// Market events of a turn: a price that swings by a tenth every 120 turns, with a little unrest.
final class SmokeMarket {

    private static final int PERIOD = 120;
    private static final long LOWEST_UNITS = 9_500;
    private static final int PRICE_SCALE = 2;
    private static final Decimal QTY = Decimal.of("1.5");
    private static final Regime[] REGIMES = Regime.values();

    private SmokeMarket() {}

    /// Whether there are events of this kind here.
    static boolean makes(EventKind kind) {
        return switch (kind) {
            case TRADE, QUOTE, BOOK_SNAPSHOT, BOOK_DELTA, BAR, FUNDING, MARK_PRICE, REGIME -> true;
            case EXECUTION, RISK, SAFETY, TIMER, MANUAL_SIGNAL -> false;
        };
    }

    static Decimal price(long turn) {
        long phase = turn % PERIOD;
        long swing = Math.min(phase, PERIOD - phase) * 17;
        long unrest = (turn * 7_919) % 13;
        return new Decimal(LOWEST_UNITS + swing + unrest, PRICE_SCALE);
    }

    static EventBody event(EventKind kind, long turn, long nowNanos) {
        var price = price(turn);
        var above = price.plus(Decimal.of("0.01"));
        return switch (kind) {
            case TRADE -> new EventBody.Trade(price, QTY, turn % 2 == 0 ? Side.BUY : Side.SELL, turn);
            case QUOTE -> new EventBody.Quote(price, QTY, above, QTY);
            case BOOK_SNAPSHOT -> new EventBody.BookSnapshot(levels(price, -1), levels(above, 1), turn);
            case BOOK_DELTA ->
                new EventBody.BookDelta(
                        levels(price, -1).subList(0, 1), levels(above, 1).subList(0, 1), turn, turn);
            case BAR -> bar(turn, nowNanos);
            case FUNDING -> new EventBody.Funding(Decimal.of("0.0001"), nowNanos + 28_800_000_000_000L);
            case MARK_PRICE -> new EventBody.MarkPrice(price, above);
            case REGIME ->
                new EventBody.RegimeChange(
                        REGIMES[(int) (turn % REGIMES.length)], REGIMES[(int) ((turn + 1) % REGIMES.length)]);
            case EXECUTION, RISK, SAFETY, TIMER, MANUAL_SIGNAL ->
                throw new IllegalArgumentException("Condition failed: a market event, got=" + kind);
        };
    }

    private static EventBody.Bar bar(long turn, long nowNanos) {
        var open = price(turn - 1);
        var close = price(turn);
        return new EventBody.Bar(
                open, open.max(close), open.min(close), close, QTY, 60_000_000_000L, nowNanos, 10, true);
    }

    private static List<EventBody.Level> levels(Decimal best, int direction) {
        var step = new Decimal(direction, PRICE_SCALE);
        return List.of(
                new EventBody.Level(best, QTY),
                new EventBody.Level(best.plus(step), QTY),
                new EventBody.Level(best.plus(step).plus(step), QTY));
    }
}
