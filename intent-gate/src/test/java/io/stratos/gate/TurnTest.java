package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static io.stratos.gate.Given.TARGET;
import static io.stratos.gate.Given.aLimitOrder;
import static io.stratos.gate.Given.aPosition;
import static io.stratos.gate.Given.anAmend;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several intents of one turn: the host hands them on only after all were judged, so the gate itself knows what it
/// approved before.
@Tag("M-24")
@Tag("M-22")
final class TurnTest {
    private final Desk desk = new Desk();

    TurnTest() {
        desk.beginTurn();
    }

    @Test
    void positionAskedForTwiceInOneTurnIsOrderedOnce() {
        assertThat(Desk.orderOf(desk.next(aPosition("0.5"))).qty()).isEqualTo(Decimal.of("0.500"));
        assertThat(Desk.approved(desk.next(aPosition("0.5"))).intent()).isInstanceOf(Intent.NoOp.class);
        assertThat(Desk.orderOf(desk.next(aPosition("0.6"))).qty()).isEqualTo(Decimal.of("0.100"));
    }

    @Test
    void positionIsReducedOnceHoweverOftenATurnAsks() {
        desk.exposure.holding("1");
        var reduce = anOrder().sell("0.6").market().reduceOnly().build();

        assertThat(Desk.orderOf(desk.next(reduce)).qty()).isEqualTo(Decimal.of("0.600"));
        assertThat(Desk.orderOf(desk.next(reduce)).qty()).isEqualTo(Decimal.of("0.400"));
        assertThat(desk.next(reduce)).isEqualTo(new Denied(ReasonCode.GATE_REDUCE_ONLY, "0.600", "0"));
    }

    @Test
    void ordersOfTheOtherSideInstrumentOrTurnDoNotCount() {
        desk.exposure.holding("1").holding(Given.ETH.id(), Decimal.ONE).reference(Given.ETH.id(), Decimal.of("900"));
        var reduce = anOrder().sell("1").market().reduceOnly();

        desk.next(anOrder().buy("1").limit("899.00").build());
        assertThat(Desk.orderOf(desk.next(reduce.build())).qty()).isEqualByComparingTo(Decimal.ONE);
        assertThat(Desk.orderOf(desk.next(reduce.of(Given.ETH.id()).build())).qty())
                .isEqualByComparingTo(Decimal.ONE);
        desk.beginTurn();
        assertThat(Desk.orderOf(desk.next(reduce.build())).qty()).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void whatWasDeniedDoesNotCount() {
        desk.exposure.holding("1");
        desk.next(anOrder().sell("1").limit("500").build());

        assertThat(Desk.orderOf(desk.next(
                                anOrder().sell("1").market().reduceOnly().build()))
                        .qty())
                .isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void whatAnAmendAddsCounts() {
        desk.exposure.holding("1").open(Side.SELL, "0.5").live(TARGET, aLimitOrder(Side.SELL, "0.5", "905.00"));
        desk.next(anAmend("0.7", null));

        assertThat(Desk.orderOf(desk.next(
                                anOrder().sell("1").market().reduceOnly().build()))
                        .qty())
                .isEqualTo(Decimal.of("0.300"));
    }

    @Test
    void whatAnAmendOrCancelTakesAwayDoesNotCountUntilItIsSo() {
        desk.exposure.holding("1").open(Side.SELL, "0.5").live(TARGET, aLimitOrder(Side.SELL, "0.5", "905.00"));
        desk.next(anAmend("0.1", null));
        desk.next(Given.aCancel());

        assertThat(Desk.orderOf(desk.next(
                                anOrder().sell("1").market().reduceOnly().build()))
                        .qty())
                .isEqualTo(Decimal.of("0.500"));
    }

    @Test
    void sumThatOverflowsIsDenied() {
        desk.exposure.open(Side.SELL, "9223372036854775807");

        assertThat(desk.next(anOrder().sell("0.001").limit("6000").build())).isNotInstanceOf(Denied.class);
        assertThat(desk.next(aPosition("-1"))).isEqualTo(new Denied(ReasonCode.GATE_NUMBER, "overflow", "18 digits"));
    }
}
