package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The venue's smallest and largest order, and the intent's own budget. Lot 0.001, 0.001 to 2, from 5 USDT.
@Tag("M-20")
final class SizeRulesTest {
    private final Desk desk = new Desk();

    SizeRulesTest() {
        desk.exposure.reference("5000");
    }

    @Test
    void smallestQuantityPassesAndOneLotLessDoesNot() {
        assertThat(desk.reason(anOrder().buy("0.001").limit("5000"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("0.0009").limit("5000")))
                .isEqualTo(new Denied(ReasonCode.GATE_BELOW_FLOOR, "0.000", "0.001"));
    }

    @Test
    void largestQuantityPassesAndOneLotMoreDoesNot() {
        var rich = Given.risk("100", "1000000");

        assertThat(desk.reason(anOrder().buy("2.0009").limit("5000").risk(rich)))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("2.001").limit("5000").risk(rich)))
                .isEqualTo(new Denied(ReasonCode.GATE_ABOVE_MAX, "2.001", "2"));
    }

    @Test
    void smallestNotionalPassesAndOneTickLessDoesNot() {
        assertThat(desk.reason(anOrder().buy("0.002").limit("2500.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("0.002").limit("2499.90")))
                .isEqualTo(new Denied(ReasonCode.GATE_BELOW_FLOOR, "4.99980", "5"));
    }

    @Test
    void floorCountsTheLowestPriceAnOrderMayTradeAt() {
        desk.exposure.reference("4999");

        assertThat(desk.reason(anOrder().buy("0.001").market())).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().buy("0.001").limit("5000"))).isEqualTo(ReasonCode.OK);
        desk.exposure.reference("5000");
        assertThat(desk.reason(anOrder().buy("0.001").market())).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.001").market())).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().sell("0.001").market().slippageBps("0")))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void orderAtItsBudgetPassesAndOneTickMoreDoesNot() {
        assertThat(desk.reason(anOrder().buy("0.1").limit("5000").budget("500")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anOrder().buy("0.1").limit("5000.10").budget("500")))
                .isEqualTo(new Denied(ReasonCode.GATE_BUDGET, "500.01000", "500"));
    }

    @Test
    void budgetCountsWhatAMarketBuyMayCostAtWorst() {
        assertThat(desk.reason(anOrder().buy("0.1").market().budget("505"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().buy("0.1").market().budget("504.99"))).isEqualTo(ReasonCode.GATE_BUDGET);
    }

    /// A sell that allows much slippage still sells at the market, so a low limit must not shrink what is at stake.
    @Test
    void budgetOfASellIsNotMadeLargerByAllowingMoreSlippage() {
        assertThat(desk.reason(anOrder().sell("0.1").market().risk(Given.risk("9000", "499.99"))))
                .isEqualTo(ReasonCode.GATE_BUDGET);
        assertThat(desk.reason(anOrder().sell("0.1").market().risk(Given.risk("9000", "500"))))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.1").limit("500").risk(Given.risk("9000", "499.99"))))
                .isEqualTo(ReasonCode.GATE_BUDGET);
        assertThat(desk.reason(anOrder().sell("0.1").stopMarket("4999.90").risk(Given.risk("9000", "499.99"))))
                .isEqualTo(ReasonCode.GATE_BUDGET);
    }

    @Test
    void budgetOfASellAboveTheMarketCountsItsOwnPrice() {
        assertThat(desk.reason(anOrder().sell("0.1").limit("6000").budget("600")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.1").limit("6000").budget("599.99")))
                .isEqualTo(ReasonCode.GATE_BUDGET);
    }

    /// It will trade at its stop or worse, however far away the market is now.
    @Test
    void budgetOfAStopOrderCountsItsStop() {
        assertThat(desk.reason(anOrder().buy("0.1").stopMarket("10000").budget("1010")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().buy("0.1").stopMarket("10000").budget("1009.99")))
                .isEqualTo(ReasonCode.GATE_BUDGET);
        assertThat(desk.reason(anOrder().buy("0.1").stopLimit("10000", "10100").budget("1009.99")))
                .isEqualTo(ReasonCode.GATE_BUDGET);
    }

    @Test
    void floorOfAStopOrderCountsItsStop() {
        assertThat(desk.reason(anOrder().sell("0.001").stopMarket("4000"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().sell("0.002").stopMarket("2525.20"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("0.002").stopMarket("2525.10"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().buy("0.001").stopMarket("5000.10"))).isEqualTo(ReasonCode.OK);
    }

    @Test
    @Tag("M-22")
    void closingNeedsNoBudget() {
        desk.exposure.holding("1");

        assertThat(desk.reason(anOrder().sell("1").market().reduceOnly().budget("0.01")))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().sell("1").market().budget("0.01"))).isEqualTo(ReasonCode.GATE_BUDGET);
    }
}
