package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("M-22")
final class ReduceOnlyTest {
    private final Desk desk = new Desk();

    @Test
    void wholePositionPassesAsItIsAndOneLotMoreIsCutToIt() {
        desk.exposure.holding("1");
        var whole = desk.check(anOrder().sell("1.000").limit("905.00").reduceOnly());
        var more = desk.check(anOrder().sell("1.001").limit("905.00").reduceOnly());

        assertThat(Desk.degradedBy(whole)).isEmpty();
        assertThat(Desk.degradedBy(more)).containsExactly(ReasonCode.GATE_REDUCE_ONLY);
        assertThat(Desk.orderOf(more).qty()).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void shortPositionIsReducedByBuying() {
        desk.exposure.holding("-0.5");

        assertThat(desk.order(anOrder().buy("2").limit("899.00").reduceOnly()).qty())
                .isEqualTo(Decimal.of("0.500"));
        assertThat(desk.reason(anOrder().sell("0.5").limit("905.00").reduceOnly()))
                .isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void flatPositionLeavesNothingToReduce(Side side) {
        assertThat(desk.check(anOrder().side(side).qty("0.5").market().reduceOnly()))
                .isEqualTo(new Denied(ReasonCode.GATE_REDUCE_ONLY, "0.500", "0"));
    }

    @Test
    void whatIsOpenOnTheSameSideIsNotReducedTwice() {
        desk.exposure.holding("1").open(Side.SELL, "0.4");
        assertThat(desk.order(anOrder().sell("1").market().reduceOnly()).qty()).isEqualTo(Decimal.of("0.600"));

        desk.exposure.open(Side.SELL, "1");
        assertThat(desk.reason(anOrder().sell("0.001").limit("6000").reduceOnly()))
                .isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
        desk.exposure.open(Side.SELL, "1.5");
        assertThat(desk.reason(anOrder().sell("1").market().reduceOnly())).isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
    }

    @Test
    void whatIsOpenOnTheOtherSideDoesNotMakeMoreReducible() {
        desk.exposure.holding("0.5").open(Side.BUY, "1");

        assertThat(desk.order(anOrder().sell("1").market().reduceOnly()).qty()).isEqualTo(Decimal.of("0.500"));
    }

    @Test
    void positionInAnotherInstrumentIsNotReducible() {
        desk.exposure.holding(Given.ETH.id(), Decimal.ONE);

        assertThat(desk.reason(anOrder().sell("0.5").market().reduceOnly())).isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
    }

    @Test
    void positionBelowALotIsNotReducible() {
        desk.exposure.holding("0.0009");
        assertThat(desk.reason(anOrder().sell("1").market().reduceOnly())).isEqualTo(ReasonCode.GATE_REDUCE_ONLY);

        desk.exposure.holding("0.5009");
        assertThat(desk.order(anOrder().sell("1").market().reduceOnly()).qty()).isEqualTo(Decimal.of("0.500"));
    }

    @Test
    void restBelowTheFloorIsDenied() {
        desk.exposure.holding("0.005");

        assertThat(desk.reason(anOrder().sell("1").market().reduceOnly())).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
    }

    @Test
    void positionAboveTheMaximumIsClosedInPieces() {
        desk.exposure.holding("5");

        assertThat(desk.reason(anOrder().sell("5").market().reduceOnly())).isEqualTo(ReasonCode.GATE_ABOVE_MAX);
        assertThat(desk.reason(anOrder().sell("2").market().reduceOnly())).isEqualTo(ReasonCode.OK);
    }

    @Test
    void closeOnlyIsReduceOnly() {
        desk.exposure.holding("0.3");
        var verdict = desk.check(anOrder().sell("1").market().closeOnly());

        assertThat(Desk.orderOf(verdict).qty()).isEqualTo(Decimal.of("0.300"));
        assertThat(Desk.orderOf(verdict).reduceOnly()).isTrue();
        assertThat(Desk.orderOf(verdict).closeOnly()).isTrue();
        assertThat(desk.reason(anOrder().buy("1").market().closeOnly())).isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
    }
}
