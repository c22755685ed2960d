package io.stratos.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode.Trading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-25")
@Tag("M-14")
class GateModeTest {
    private static final GateMode REDUCE = new GateMode(Trading.REDUCE_ONLY, false, 50, ReasonCode.RES_FAULT);
    private static final GateMode STOP = new GateMode(Trading.NO_TRADE, true, 80, ReasonCode.BRK_REJECTS);

    @Test
    void twoRestrictionsHoldBothWithTheReasonOfTheTighter() {
        var both = new GateMode(Trading.NO_TRADE, true, 50, ReasonCode.BRK_REJECTS);
        assertThat(REDUCE.and(STOP)).isEqualTo(both);
        assertThat(STOP.and(REDUCE)).isEqualTo(both);
    }

    @Test
    void whatIsOpenChangesNothing() {
        assertThat(REDUCE.and(GateMode.OPEN)).isEqualTo(REDUCE);
        assertThat(GateMode.OPEN.and(REDUCE)).isEqualTo(REDUCE);
        assertThat(GateMode.OPEN.and(GateMode.OPEN)).isEqualTo(GateMode.OPEN);
    }

    @Test
    void ofTwoThatForbidTheSameTheFirstSaysWhy() {
        var other = new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.BRK_FAULTS);
        assertThat(REDUCE.and(other).reason()).isEqualTo(ReasonCode.RES_FAULT);
    }
}
