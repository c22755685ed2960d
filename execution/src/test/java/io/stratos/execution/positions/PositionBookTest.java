package io.stratos.execution.positions;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Z-6")
class PositionBookTest {

    private static final InstanceId ONE = InstanceId.parse("bot/strategy/one");
    private static final InstanceId TWO = InstanceId.parse("bot/strategy/two");

    private final PositionBook book = new PositionBook();

    @Test
    void openingPaysTheCost() {
        book(Side.BUY, "10", "2", "0.1");
        assertThat(view().qty()).isEqualTo(Decimal.of("2"));
        assertThat(view().cost()).isEqualByComparingTo("20");
        assertThat(view().cash()).isEqualByComparingTo("-20.1");
        assertThat(view().equity(Decimal.of("11"))).isEqualByComparingTo("1.9");
    }

    @Test
    void closingAPartRealisesAgainstTheAverage() {
        book(Side.BUY, "10", "1", "0");
        book(Side.BUY, "20", "1", "0");
        assertThat(book(Side.SELL, "18", "1", "0")).isEqualByComparingTo("3");
        assertThat(view().cost()).isEqualByComparingTo("15");
    }

    @Test
    void closingAllLeavesNoCostBehindWhateverWasRounded() {
        book(Side.BUY, "10", "3", "0");
        book(Side.BUY, "11", "4", "0");
        book(Side.SELL, "12", "3", "0"); // 74 * 3 / 7 is not a decimal
        book(Side.SELL, "12", "4", "0");
        assertThat(view().qty().isZero()).isTrue();
        assertThat(view().cost()).isEqualByComparingTo("0");
        assertThat(view().realized()).isEqualByComparingTo("10");
    }

    @Test
    void turningRoundClosesAllAndOpensTheRest() {
        book(Side.SELL, "10", "2", "0");
        assertThat(view().cost()).isEqualByComparingTo("-20");
        assertThat(book(Side.BUY, "9", "5", "0")).isEqualByComparingTo("2");
        assertThat(view().qty()).isEqualByComparingTo(Decimal.of("3"));
        assertThat(view().cost()).isEqualByComparingTo("27");
    }

    @Test
    void aRebateRaisesEquity() {
        book(Side.BUY, "10", "1", "-0.02");
        assertThat(view().equity(Decimal.of("10"))).isEqualByComparingTo("0.02");
    }

    @Test
    void theAccountHoldsTheSumOfItsInstances() {
        book.book(ONE, 1, Side.BUY, Decimal.of("10"), Decimal.of("5"), Decimal.ZERO);
        book.book(TWO, 1, Side.SELL, Decimal.of("10"), Decimal.of("3"), Decimal.ZERO);
        assertThat(book.accountQty(1)).isEqualByComparingTo(Decimal.of("2"));
        assertThat(book.qty(TWO, 1)).isEqualByComparingTo(Decimal.of("-3"));
        assertThat(book.accountQty(2)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void nothingIsLostToRoundingOverManyRandomFills() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            var fresh = new PositionBook();
            var cash = BigDecimal.ZERO;
            var held = BigDecimal.ZERO;
            for (int i = 0; i < 200; i++) {
                var side = random.nextBoolean() ? Side.BUY : Side.SELL;
                var price = new Decimal(random.nextLong(1, 1_000_000), 4);
                var qty = new Decimal(random.nextLong(1, 1_000_000), 5);
                var fee = new Decimal(random.nextLong(-1000, 1000), 8);
                fresh.book(ONE, 1, side, price, qty, fee);
                var signed = side == Side.BUY
                        ? qty.toBigDecimal()
                        : qty.toBigDecimal().negate();
                held = held.add(signed);
                cash = cash.subtract(price.toBigDecimal().multiply(signed)).subtract(fee.toBigDecimal());
                var view = fresh.view(ONE, 1);
                assertThat(view.qty().toBigDecimal()).as("seed=%d", seed).isEqualByComparingTo(held);
                assertThat(view.cash()).as("seed=%d", seed).isEqualByComparingTo(cash);
                assertThat(view.equity(price))
                        .as("seed=%d", seed)
                        .isEqualByComparingTo(cash.add(held.multiply(price.toBigDecimal())));
                assertThat(view.cost().signum() * view.qty().signum())
                        .as("seed=%d: cost and quantity have one sign", seed)
                        .isNotNegative();
            }
        }
    }

    @Test
    void aRestoredPositionGoesOnExactly() {
        book(Side.BUY, "10.5", "3.3", "0.01");
        book(Side.SELL, "11", "1.1", "0.01");
        var other = new PositionBook();
        other.restore(view());
        book(Side.SELL, "12", "0.7", "0.02");
        other.book(ONE, 1, Side.SELL, Decimal.of("12"), Decimal.of("0.7"), Decimal.of("0.02"));
        assertThat(other.views()).isEqualTo(book.views());
        assertThat(other.accountQty(1)).isEqualTo(book.accountQty(1));
    }

    private BigDecimal book(Side side, String price, String qty, String fee) {
        return book.book(ONE, 1, side, Decimal.of(price), Decimal.of(qty), Decimal.of(fee));
    }

    private PositionView view() {
        return book.view(ONE, 1);
    }
}
