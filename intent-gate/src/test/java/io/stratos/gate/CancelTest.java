package io.stratos.gate;

import static io.stratos.gate.Given.TARGET;
import static io.stratos.gate.Given.aCancel;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.Exposure.LiveOrder;
import io.stratos.gate.GateMode.Trading;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-22")
final class CancelTest {
    private final Desk desk = new Desk();

    @Test
    void ownLiveOrderMayBeCancelled() {
        desk.exposure.live(TARGET, Given.aLimitOrder(Side.BUY, "0.5", "899.00"));
        var approved = Desk.approved(desk.check(aCancel()));

        assertThat(approved.intent()).isEqualTo(aCancel());
        assertThat(approved.instrument()).isEqualTo(Given.BTC);
    }

    @Test
    @Tag("M-4")
    void orderThatIsNotLiveCannotBeCancelledOrAmended() {
        desk.exposure.live(new IntentRef(7, 1), Given.aLimitOrder(Side.BUY, "0.5", "899.00"));

        assertThat(desk.check(aCancel())).isEqualTo(new Denied(ReasonCode.GATE_TARGET, "7.0", ""));
        assertThat(desk.check(Given.anAmend("0.4", null))).isEqualTo(new Denied(ReasonCode.GATE_TARGET, "7.0", ""));
    }

    @Test
    @Tag("M-4")
    void cancelAndAmendWithoutTargetAreDenied() {
        assertThat(desk.check(new Intent.Cancel(null, Given.RISK, null)))
                .isEqualTo(new Denied(ReasonCode.GATE_TARGET, "", ""));
        assertThat(desk.check(new Intent.Amend(null, Decimal.ONE, null, Given.RISK, null)))
                .isEqualTo(new Denied(ReasonCode.GATE_TARGET, "", ""));
    }

    /// It may have been traded before the profile was cut down: taking it back must stay possible.
    @Test
    void orderInAnInstrumentThatIsNoLongerOursMayBeCancelledButNotAmended() {
        desk.exposure.live(TARGET, new LiveOrder(9, Side.BUY, Decimal.ONE, Decimal.ONE, Decimal.ONE, false));

        assertThat(desk.check(aCancel())).isInstanceOf(Approved.class);
        assertThat(desk.reason(Given.anAmend("0.4", null))).isEqualTo(ReasonCode.GATE_TARGET);
    }

    @Test
    void cancelIsAllowedWhateverHoldsTheInstanceBack() {
        desk.exposure.live(TARGET, Given.aLimitOrder(Side.BUY, "0.5", "899.00")).noReference();
        for (var state : SafetyState.values()) {
            for (var trading : Trading.values()) {
                desk.exposure.safety(state);
                desk.in(new GateMode(trading, true, 1, ReasonCode.BRK_FAULTS));

                assertThat(desk.check(aCancel())).as("%s %s", state, trading).isInstanceOf(Approved.class);
            }
        }
    }
}
