package io.stratos.host.report;

import io.stratos.abi.model.Decimal;
import io.stratos.execution.connector.AccountStatement;
import io.stratos.execution.positions.PositionView;
import io.stratos.host.report.Trail.BookedFill;
import java.math.BigDecimal;
import java.util.List;

/// The headline amounts of one instance, exact. They come from the account's own rows; [#reconciles] says whether the
/// fills of the journal add up to them.
///
/// @param realized before fees
/// @param turnover sum of price × quantity over all fills
/// @param wins closing fills with a realised profit before fees
/// @param losses closing fills with a realised loss before fees
record Figures(
        BigDecimal startEquity,
        BigDecimal finalEquity,
        BigDecimal realized,
        BigDecimal unrealized,
        BigDecimal fees,
        BigDecimal turnover,
        long fills,
        long wins,
        long losses,
        long breakEven,
        BigDecimal gains,
        BigDecimal losing,
        boolean reconciles) {

    static Figures of(Trail trail, SessionFacts facts, AccountStatement account) {
        var positions = account.positions(facts.instance());
        var realized = sum(positions.stream().map(PositionView::realized).toList());
        var fees = sum(positions.stream().map(PositionView::fees).toList());
        var profit = BigDecimal.ZERO;
        for (var position : positions) {
            if (facts.isValued(position.instrument())) {
                var mark = account.prices().get(position.instrument());
                profit = profit.add(mark == null ? position.cash().add(position.cost()) : position.equity(mark));
            }
        }
        var closing = trail.fills().stream().filter(Figures::closes).toList();
        var results = closing.stream().map(booked -> booked.fill().realized()).toList();
        var gains = results.stream().filter(result -> result.signum() > 0).toList();
        var losing = results.stream().filter(result -> result.signum() < 0).toList();
        return new Figures(
                facts.startEquity(),
                facts.startEquity().add(profit),
                realized,
                profit.subtract(realized).add(fees),
                fees,
                sum(trail.fills().stream().map(Figures::notional).toList()),
                positions.stream().mapToLong(PositionView::fills).sum(),
                gains.size(),
                losing.size(),
                results.size() - gains.size() - losing.size(),
                sum(gains),
                sum(losing),
                reconciles(trail, positions));
    }

    /// Price × quantity.
    static BigDecimal notional(BookedFill booked) {
        var fill = booked.fill().fill();
        return fill.price().toBigDecimal().multiply(fill.qty().toBigDecimal());
    }

    BigDecimal netProfit() {
        return finalEquity.subtract(startEquity);
    }

    /// Whether a fill closed a position or a part of one.
    private static boolean closes(BookedFill booked) {
        var record = booked.fill();
        var signed = Booking.signed(record);
        var before = record.positionQty().minus(signed);
        return !before.isZero() && before.signum() != signed.signum();
    }

    /// Fills of the journal and rows of the account are written together; they must tell the same.
    private static boolean reconciles(Trail trail, List<PositionView> positions) {
        for (var position : positions) {
            var fills = trail.fills().stream()
                    .map(BookedFill::fill)
                    .filter(fill -> fill.instrument() == position.instrument())
                    .toList();
            var realized = sum(fills.stream().map(fill -> fill.realized()).toList());
            var fees = sum(
                    fills.stream().map(fill -> fill.fill().fee().toBigDecimal()).toList());
            var qty = fills.stream().map(Booking::signed).reduce(Decimal.ZERO, Decimal::plus);
            boolean same = fills.size() == position.fills()
                    && realized.compareTo(position.realized()) == 0
                    && fees.compareTo(position.fees()) == 0
                    && qty.sameValue(position.qty());
            if (!same) {
                return false;
            }
        }
        return trail.fills().size()
                == positions.stream().mapToLong(PositionView::fills).sum();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
