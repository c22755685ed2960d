package io.stratos.gate;

import static io.stratos.gate.Given.TARGET;
import static io.stratos.gate.Given.aLimitOrder;
import static io.stratos.gate.Given.aReduceOnlyOrder;
import static io.stratos.gate.Given.anAmend;
import static io.stratos.gate.Given.anOrderWithoutPrice;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An amendment is judged by the order it leaves behind. Reference 900; a buy of 0.5 at 899 rests.
@Tag("M-22")
final class AmendTest {
    private final Desk desk = new Desk();

    AmendTest() {
        desk.exposure.live(TARGET, aLimitOrder(Side.BUY, "0.5", "899.00"));
    }

    @Test
    @Tag("M-20")
    void amendIsRoundedLikeAnOrder() {
        assertThat(amended(anAmend("0.4009", "898.09"))).isEqualTo(anAmend("0.400", "898.00"));
        desk.exposure.live(TARGET, aLimitOrder(Side.SELL, "0.5", "905.00"));
        assertThat(amended(anAmend(null, "905.01"))).isEqualTo(anAmend(null, "905.10"));
        assertThat(amended(anAmend("0.4009", null))).isEqualTo(anAmend("0.400", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "-9223372036854775808"})
    @Tag("M-20")
    void numberThatIsNotPositiveIsDenied(String number) {
        assertThat(desk.check(anAmend(number, null))).isEqualTo(new Denied(ReasonCode.GATE_NUMBER, number, "qty > 0"));
        assertThat(desk.check(anAmend(null, number)))
                .isEqualTo(new Denied(ReasonCode.GATE_NUMBER, number, "price > 0"));
        assertThat(desk.reason(anAmend(null, "0.09"))).isEqualTo(ReasonCode.GATE_NUMBER);
    }

    @Test
    @Tag("M-20")
    void venueLimitsHoldForTheOrderLeftBehind() {
        var rich = Given.risk("100", "1000000");

        assertThat(desk.reason(anAmend("0.0009", null))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anAmend("0.006", null))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend("0.005", null))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anAmend(null, "9.90"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anAmend(null, "10.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend("2", null, rich))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend("2.001", null, rich))).isEqualTo(ReasonCode.GATE_ABOVE_MAX);
    }

    @Test
    void orderMayNotGrowPastTheBudget() {
        assertThat(desk.reason(anAmend("1", null, Given.risk("100", "899")))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anAmend("1", null, Given.risk("100", "898.99"))))
                .isEqualTo(new Denied(ReasonCode.GATE_BUDGET, "899.00000", "898.99"));
    }

    @Test
    void orderMayNotBeRepricedPastTheBudget() {
        assertThat(desk.reason(anAmend(null, "900.00", Given.risk("100", "450"))))
                .isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend(null, "900.10", Given.risk("100", "450"))))
                .isEqualTo(ReasonCode.GATE_BUDGET);
    }

    @Test
    void budgetOfASellCountsTheMarketNotItsLowLimit() {
        desk.exposure.live(TARGET, aLimitOrder(Side.SELL, "0.5", "905.00"));

        assertThat(desk.reason(anAmend("0.6", "500.00", Given.risk("9000", "539.99"))))
                .isEqualTo(ReasonCode.GATE_BUDGET);
        assertThat(desk.reason(anAmend("0.6", "500.00", Given.risk("9000", "540"))))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void orderMayNotBeRepricedPastItsSlippage() {
        assertThat(desk.reason(anAmend(null, "909.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anAmend(null, "909.10")))
                .isEqualTo(new Denied(ReasonCode.GATE_SLIPPAGE, "909.10", "909.00"));
        desk.exposure.live(TARGET, aLimitOrder(Side.SELL, "0.5", "905.00"));
        assertThat(desk.reason(anAmend(null, "891.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend(null, "890.90"))).isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    @Test
    void orderThatTheMarketLeftBehindMayNotGrow() {
        desk.exposure.reference("800");

        assertThat(desk.reason(anAmend("0.6", null))).isEqualTo(ReasonCode.GATE_SLIPPAGE);
    }

    /// Asking for less only takes risk away: neither slippage, budget nor a missing reference stands in its way.
    @Test
    void askingForLessIsAllowedWhereverTheMarketWent() {
        var tight = Given.risk("0", "0.01");

        desk.exposure.reference("800");
        assertThat(desk.reason(anAmend("0.4", null, tight))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend("0.5", null, tight))).isEqualTo(ReasonCode.OK);
        desk.exposure.noReference();
        assertThat(desk.reason(anAmend("0.4", null, tight))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void newRiskNeedsAReference() {
        desk.exposure.noReference();
        assertThat(desk.reason(anAmend("0.6", null))).isEqualTo(ReasonCode.GATE_REFERENCE);
        assertThat(desk.reason(anAmend(null, "898.00"))).isEqualTo(ReasonCode.GATE_REFERENCE);
        desk.exposure.reference("0");
        assertThat(desk.reason(anAmend("0.6", null))).isEqualTo(ReasonCode.GATE_REFERENCE);
    }

    @Test
    void orderWithoutLimitPriceMayNeitherGrowNorGetOne() {
        desk.exposure.live(TARGET, anOrderWithoutPrice(Side.BUY, "0.5"));

        assertThat(desk.check(anAmend("0.6", null)))
                .isEqualTo(new Denied(ReasonCode.GATE_PRICE, "", "an order with a limit price"));
        assertThat(desk.reason(anAmend("2", null, Given.risk("100", "1000000"))))
                .isEqualTo(ReasonCode.GATE_PRICE);
        assertThat(desk.reason(anAmend(null, "899.00"))).isEqualTo(ReasonCode.GATE_PRICE);
        assertThat(desk.reason(anAmend("0.4", null))).isEqualTo(ReasonCode.OK);
    }

    @Test
    @Tag("M-20")
    void orderWithoutLimitPriceIsHeldToTheFloorAtTheMarket() {
        desk.exposure.live(TARGET, anOrderWithoutPrice(Side.BUY, "0.5"));

        assertThat(desk.reason(anAmend("0.006", null))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anAmend("0.005", null))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        desk.exposure.noReference();
        assertThat(desk.reason(anAmend("0.4", null))).isEqualTo(ReasonCode.GATE_REFERENCE);
    }

    @Test
    void reduceOnlyOrderMayShrinkAndMoveButNeverGrow() {
        desk.exposure.holding("5").live(TARGET, aReduceOnlyOrder(Side.SELL, "0.5", "905.00"));

        assertThat(desk.reason(anAmend("0.5", "906.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.check(anAmend("0.501", null)))
                .isEqualTo(new Denied(ReasonCode.GATE_REDUCE_ONLY, "0.501", "0.5"));
        assertThat(desk.reason(anAmend("0.4", "905.00", Given.risk("100", "0.01"))))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void growthIsRefusedWhileSizesAreCut() {
        desk.in(new GateMode(GateMode.Trading.OPEN, false, 99, ReasonCode.BRK_QUALITY));

        assertThat(desk.check(anAmend("0.501", null))).isEqualTo(new Denied(ReasonCode.BRK_QUALITY, "", ""));
        assertThat(desk.reason(anAmend("0.5", "898.00"))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void interlockGivesTheReasonBeforeTheMode() {
        desk.in(new GateMode(GateMode.Trading.NO_TRADE, false, 100, ReasonCode.BRK_FAULTS));
        desk.exposure.safety(SafetyState.HALT);
        assertThat(desk.reason(anAmend("0.6", null))).isEqualTo(ReasonCode.SAF_HALT);
    }

    @Test
    void newRiskNeedsTheCapabilityAndLessDoesNot() {
        var cutDown = new Desk(Given.profile(List.of("*"), List.of("ETHUSDT"), Arrays.asList(OrderType.values())));
        cutDown.exposure.live(TARGET, aLimitOrder(Side.BUY, "0.5", "899.00"));

        assertThat(cutDown.reason(anAmend("0.6", null))).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(cutDown.reason(anAmend(null, "898.00"))).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(cutDown.reason(anAmend("0.4", null))).isEqualTo(ReasonCode.OK);
    }

    @Test
    @Tag("M-20")
    void growthThatRoundingTakesAwayIsNoGrowth() {
        desk.exposure.live(TARGET, aReduceOnlyOrder(Side.SELL, "0.5", "905.00"));

        assertThat(amended(anAmend("0.5009", null))).isEqualTo(anAmend("0.500", null));
    }

    @Test
    void amendIsApprovedForTheInstrumentOfItsOrder() {
        var verdict = desk.check(anAmend("0.4", null));

        assertThat(verdict).isInstanceOf(Approved.class);
        assertThat(Desk.approved(verdict).instrument()).isEqualTo(Given.BTC);
    }

    private Intent amended(Intent.Amend asked) {
        return Desk.approved(desk.check(asked)).intent();
    }
}
