package io.stratos.gate;

import static io.stratos.gate.Given.aPosition;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// "Bring my position here": what the order for it is. Lot 0.001.
@Tag("M-4")
@Tag("M-22")
final class PositionIntentTest {
    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        // held, wanted, side, quantity, only reduces
        "0, 0.5, BUY, 0.500, false",
        "0, -0.5, SELL, 0.500, false",
        "0.2, 0.5, BUY, 0.300, false",
        "-0.2, -0.5, SELL, 0.300, false",
        "0.5, 0.2, SELL, 0.300, true",
        "-0.5, -0.2, BUY, 0.300, true",
        "0.5, 0, SELL, 0.500, true",
        "-0.5, 0, BUY, 0.500, true",
        "0.5, -0.5, SELL, 1.000, false",
        "-0.5, 0.5, BUY, 1.000, false",
        "0.5, -0.0001, SELL, 0.500, false",
        "0.1239, 0.5, BUY, 0.376, false",
    })
    void orderBringsThePositionToTheTarget(String held, String wanted, Side side, String qty, boolean reduces) {
        desk.exposure.holding(held);
        var order = desk.order(aPosition(wanted));

        assertThat(order)
                .isEqualTo(new Intent.Order(
                        1,
                        side,
                        OrderType.MARKET,
                        Decimal.of(qty),
                        null,
                        null,
                        TimeInForce.IOC,
                        reduces,
                        false,
                        false,
                        0,
                        Given.RISK,
                        null));
    }

    @Test
    void worstPriceMakesItALimitOrder() {
        var order = desk.order(aPosition("0.5", "905.00"));

        assertThat(order.type()).isEqualTo(OrderType.LIMIT);
        assertThat(order.tif()).isEqualTo(TimeInForce.IOC);
        assertThat(order.price()).isEqualTo(Decimal.of("905.00"));
    }

    @Test
    void typeThatTheIntentBecomesMustBeDeclared() {
        var marketOnly = new Desk(Given.profile(List.of("*"), List.of("*"), List.of(OrderType.MARKET)));

        assertThat(marketOnly.reason(aPosition("0.5"))).isEqualTo(ReasonCode.OK);
        assertThat(marketOnly.reason(aPosition("0.5", "905.00"))).isEqualTo(ReasonCode.GATE_CAPABILITY);
    }

    /// Asking again for what is already so is no mistake: it is approved as doing nothing, and nothing leaves the
    /// house.
    @ParameterizedTest
    @CsvSource({"0,0", "0.5,0.5", "-0.5,-0.5", "0.5,0.5009", "0.5009,0.5", "-0.5,-0.4991"})
    void positionThatIsThereToTheLotNeedsNoOrder(String held, String wanted) {
        desk.exposure.holding(held);
        var verdict = desk.check(aPosition(wanted));

        assertThat(verdict).isInstanceOf(Approved.class);
        assertThat(Desk.approved(verdict).intent()).isEqualTo(new Intent.NoOp(0, Given.RISK, null));
    }

    @Test
    void nothingToDoIsNoReasonToComplainUnderHalt() {
        desk.exposure.safety(SafetyState.HALT);

        assertThat(desk.reason(aPosition("0"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(aPosition("0.5"))).isEqualTo(ReasonCode.SAF_HALT);
    }

    @Test
    void differenceBelowTheFloorIsDenied() {
        desk.exposure.holding("0.5");

        assertThat(desk.check(aPosition("0.505"))).isEqualTo(new Denied(ReasonCode.GATE_BELOW_FLOOR, "4.500", "5"));
        assertThat(desk.reason(aPosition("0.506"))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void whatIsOnItsWayToTheTargetIsNotOrderedTwice() {
        desk.exposure.open(Side.BUY, "0.5");
        assertThat(Desk.approved(desk.check(aPosition("0.5"))).intent()).isInstanceOf(Intent.NoOp.class);
        assertThat(desk.order(aPosition("0.8")).qty()).isEqualTo(Decimal.of("0.300"));

        desk.exposure.holding("1").open(Side.BUY, "0").open(Side.SELL, "0.6");
        assertThat(Desk.approved(desk.check(aPosition("0.4"))).intent()).isInstanceOf(Intent.NoOp.class);
        assertThat(desk.order(aPosition("0")).qty()).isEqualTo(Decimal.of("0.400"));
    }

    /// What is open on the other side may never fill, so it must not make the order larger: the position would
    /// pass the
    /// target.
    @Test
    void openOrdersOfTheOtherSideDoNotMakeTheOrderLarger() {
        desk.exposure.holding("0.5").open(Side.SELL, "0.3");
        assertThat(desk.order(aPosition("0.6")).qty()).isEqualTo(Decimal.of("0.100"));
        assertThat(Desk.approved(desk.check(aPosition("0.4"))).intent()).isInstanceOf(Intent.NoOp.class);

        desk.exposure.holding("0.5").open(Side.SELL, "0").open(Side.BUY, "0.3");
        assertThat(desk.order(aPosition("0.4")).qty()).isEqualTo(Decimal.of("0.100"));
        assertThat(desk.order(aPosition("-0.5")).qty()).isEqualTo(Decimal.of("1.000"));
    }

    @Test
    void closingIsReduceOnlyEvenWhileOrdersOfTheOtherSideAreOpen() {
        desk.exposure.holding("0.5").open(Side.BUY, "0.3");

        assertThat(desk.order(aPosition("0")).reduceOnly()).isTrue();
        assertThat(desk.order(aPosition("0")).qty()).isEqualTo(Decimal.of("0.500"));
    }
}
