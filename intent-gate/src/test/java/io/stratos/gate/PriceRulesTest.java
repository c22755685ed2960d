package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rounding, reference, direction of stops, slippage. Reference 900, 100 basis points: 891.00 to 909.00.
@Tag("M-20")
final class PriceRulesTest {
    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({"899.00,899.00", "899.09,899.00", "899.0999999999999,899.00", "899.1,899.10", "908.99,908.90"})
    void limitOfABuyIsRoundedDownToTheTick(String asked, String rounded) {
        assertThat(desk.order(anOrder().buy("0.5").limit(asked)).price()).isEqualTo(Decimal.of(rounded));
    }

    @ParameterizedTest
    @CsvSource({"899.00,899.00", "899.01,899.10", "898.9000000000001,899.00", "899.1,899.10", "891.01,891.10"})
    void limitOfASellIsRoundedUpToTheTick(String asked, String rounded) {
        assertThat(desk.order(anOrder().sell("0.5").limit(asked)).price()).isEqualTo(Decimal.of(rounded));
    }

    @Test
    void stopPricesAreRoundedTowardsTheMarket() {
        assertThat(desk.order(anOrder().buy("0.5").stopMarket("905.09")).stopPrice())
                .isEqualTo(Decimal.of("905.00"));
        assertThat(desk.order(anOrder().sell("0.5").stopMarket("895.01")).stopPrice())
                .isEqualTo(Decimal.of("895.10"));
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.500", "0.5009,0.500", "0.500999999999999999,0.500", "0.501,0.501"})
    void quantityIsRoundedDownToTheLot(String asked, String rounded) {
        assertThat(desk.order(anOrder().sell(asked).limit("905.00")).qty()).isEqualTo(Decimal.of(rounded));
        assertThat(desk.order(anOrder().buy(asked).limit("899.00")).qty()).isEqualTo(Decimal.of(rounded));
    }

    @Test
    @Tag("M-22")
    void roundingAloneIsNoDegradation() {
        assertThat(desk.check(anOrder().buy("0.5009").limit("899.09"))).isInstanceOf(Approved.class);
    }

    @Test
    void priceBelowOneTickIsDenied() {
        assertThat(desk.reason(anOrder().buy("0.5").limit("0.09"))).isEqualTo(ReasonCode.GATE_NUMBER);
        assertThat(desk.reason(anOrder().buy("2").limit("0.10"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().buy("0.5").stopMarket("0.09"))).isEqualTo(ReasonCode.GATE_NUMBER);
        assertThat(desk.reason(anOrder().buy("0.5").stopLimit("905", "0.09"))).isEqualTo(ReasonCode.GATE_NUMBER);
    }

    @Test
    void tickThatIsNoPowerOfTenIsKept() {
        var quarter = new Desk(Given.profile(instrument("0.25", "0.005")));
        var order = quarter.order(anOrder().sell("0.504").limit("900.01"));

        assertThat(order.price()).isEqualByComparingTo(Decimal.of("900.25"));
        assertThat(order.qty()).isEqualByComparingTo(Decimal.of("0.500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-0.01", "-900"})
    void referenceThatIsNoPriceIsNone(String reference) {
        desk.exposure.reference(reference);

        assertThat(desk.check(anOrder().buy("0.5").market())).isEqualTo(new Denied(ReasonCode.GATE_REFERENCE, "", ""));
        assertThat(desk.reason(anOrder().sell("0.5").market())).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(anOrder().buy("0.5").limit("0.1"))).isEqualTo(ReasonCode.GATE_REFERENCE);
    }

    /// Max slippage is a promise against the reference: without one it cannot be kept.
    @Test
    void orderOfAnyTypeWithoutReferenceIsDenied() {
        desk.exposure.noReference();

        assertThat(desk.reason(anOrder().buy("0.5").market())).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(anOrder().buy("0.5").limit("900"))).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(anOrder().buy("0.5").stopMarket("905"))).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(anOrder().buy("0.5").stopLimit("905", "905"))).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(Given.aPosition("0.5"))).isEqualTo(ReasonCode.GATE_REFERENCE);
    }

    @Test
    void stopMustLieAheadOfTheMarket() {
        assertThat(desk.check(anOrder().buy("0.5").stopMarket("900.00")))
                .isEqualTo(new Denied(ReasonCode.GATE_PRICE, "900.00", "stop_price past 900"));
        assertThat(desk.reason(anOrder().buy("0.5").stopMarket("900.10"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().buy("0.5").stopLimit("899.90", "899.90")))
                .isEqualTo(ReasonCode.GATE_PRICE);
        assertThat(desk.reason(anOrder().sell("0.5").stopMarket("900.00"))).isEqualTo(ReasonCode.GATE_PRICE);
        assertThat(desk.reason(anOrder().sell("0.5").stopMarket("899.90"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.5").stopLimit("900.10", "900.10")))
                .isEqualTo(ReasonCode.GATE_PRICE);
    }

    @Test
    void stopThatRoundsOntoTheMarketIsDenied() {
        desk.exposure.reference("900.05");

        assertThat(desk.reason(anOrder().buy("0.5").stopMarket("900.09"))).isEqualTo(ReasonCode.GATE_PRICE);
        assertThat(desk.reason(anOrder().sell("0.5").stopMarket("900.01"))).isEqualTo(ReasonCode.GATE_PRICE);
    }

    @Test
    void buyMayPayUpToTheAllowedSlippageAndNotOneTickMore() {
        assertThat(desk.reason(anOrder().buy("0.5").limit("909.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("0.5").limit("909.10")))
                .isEqualTo(new Denied(ReasonCode.GATE_SLIPPAGE, "909.10", "909.00"));
        assertThat(desk.reason(anOrder().buy("0.005").limit("1000000"))).isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    @Test
    void sellMayTakeDownToTheAllowedSlippageAndNotOneTickLess() {
        assertThat(desk.reason(anOrder().sell("0.5").limit("891.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().sell("0.5").limit("890.90")))
                .isEqualTo(new Denied(ReasonCode.GATE_SLIPPAGE, "890.90", "891.00"));
    }

    @Test
    void betterPricesThanTheReferenceAreNoSlippage() {
        assertThat(desk.reason(anOrder().buy("0.5").limit("100.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.5").limit("1800.00"))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void withoutAllowedSlippageTheReferenceIsTheWorstPrice() {
        assertThat(desk.reason(anOrder().buy("0.5").limit("900.00").slippageBps("0")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().buy("0.5").limit("900.10").slippageBps("0")))
                .isEqualTo(ReasonCode.GATE_SLIPPAGE);
        assertThat(desk.reason(anOrder().sell("0.5").limit("899.90").slippageBps("0")))
                .isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    @Test
    void slippageIsNeverRoundedInTheOrdersFavour() {
        desk.exposure.reference("900.05");

        assertThat(desk.reason(anOrder().buy("0.5").limit("900.10").slippageBps("0")))
                .isEqualTo(ReasonCode.GATE_SLIPPAGE);
        assertThat(desk.reason(anOrder().buy("0.5").limit("900.00").slippageBps("0")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.5").limit("900.00").slippageBps("0")))
                .isEqualTo(ReasonCode.GATE_SLIPPAGE);
        assertThat(desk.reason(anOrder().sell("0.5").limit("900.10").slippageBps("0")))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void sellThatAllowsAllSlippageMayTakeOneTickButNotNothing() {
        var all = Given.risk("10000", "2000");
        var more = Given.risk("100000000", "2000");

        assertThat(desk.reason(anOrder().sell("2").limit("0.10").risk(all))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().sell("2").limit("2.50").risk(more))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void buyOfWhatCostsLessThanATickIsDenied() {
        desk.exposure.reference("0.05");

        assertThat(desk.reason(anOrder().buy("2").limit("0.10"))).isEqualTo(ReasonCode.GATE_SLIPPAGE);
        assertThat(desk.reason(anOrder().buy("2").market())).isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    /// Once its stop is touched, a stop-limit order pays up to its limit, so the stop is its reference.
    @Test
    void limitBehindAStopIsHeldToTheSlippageFromTheStop() {
        assertThat(desk.reason(anOrder().buy("0.5").stopLimit("1000.00", "1010.00")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("0.5").stopLimit("1000.00", "1010.10")))
                .isEqualTo(new Denied(ReasonCode.GATE_SLIPPAGE, "1010.10", "1010.00"));
        assertThat(desk.reason(anOrder().sell("0.5").stopLimit("800.00", "792.00")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.5").stopLimit("800.00", "791.90")))
                .isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    @Test
    void positionIntentKeepsItsWorstPrice() {
        assertThat(desk.order(Given.aPosition("0.5", "909.05")).price()).isEqualTo(Decimal.of("909.00"));
        assertThat(desk.reason(Given.aPosition("0.5", "909.10"))).isEqualTo(ReasonCode.GATE_SLIPPAGE);
        assertThat(desk.order(Given.aPosition("-0.5", "891.00")))
                .extracting(Intent.Order::price)
                .isEqualTo(Decimal.of("891.00"));
    }

    private static Instrument instrument(String tick, String lot) {
        return new Instrument(
                1,
                "paper",
                "perp",
                "ODD",
                "ODD",
                "USDT",
                Decimal.of(tick),
                Decimal.of(lot),
                Decimal.of(lot),
                Decimal.of("1000"),
                Decimal.ZERO);
    }
}
