package io.stratos.gate;

import static io.stratos.gate.Given.BTC;
import static io.stratos.gate.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Closes of the host pass the gate's own rules, and can only close.
@Tag("X-6")
@Tag("M-22")
class HostCloseGateTest {

    private final HostCloseGate gate =
            new HostCloseGate(new AccountId("acc"), "1.0.0", "run", Decimal.ofWhole(100), 1_000);

    @Test
    void aLongIsSoldAndAShortBoughtAtTheWorstPriceOfTheSlippage() {
        var sale = order(close(new FakeExposure().holding("1.5"), 0));
        assertThat(sale.side()).isEqualTo(Side.SELL);
        assertThat(sale.price()).isEqualByComparingTo(Decimal.of("891"));
        assertThat(sale.qty()).isEqualByComparingTo(Decimal.of("1.5"));
        assertThat(sale.type()).isEqualTo(OrderType.LIMIT);
        assertThat(sale.tif()).isEqualTo(TimeInForce.IOC);
        assertThat(sale.reduceOnly()).isTrue();
        var purchase = order(close(new FakeExposure().holding("-1"), 0));
        assertThat(purchase.side()).isEqualTo(Side.BUY);
        assertThat(purchase.price()).isEqualByComparingTo(Decimal.of("909"));
    }

    @Test
    void withoutTheFlagItIsBoundedByThePositionAllTheSame() {
        var exposure = new FakeExposure().holding("1.5").open(Side.SELL, "1");
        var plain = order(gate.close("safety", "account:acc", 42, 0, BTC, false, NOON, exposure));
        assertThat(plain.reduceOnly() || plain.closeOnly()).isFalse();
        assertThat(plain.qty()).isEqualByComparingTo(Decimal.of("0.5"));
        assertThat(gate.close("safety", "account:acc", 42, 0, BTC, false, NOON, new FakeExposure()))
                .isInstanceOf(Denied.class);
    }

    @Test
    void oneOrderCarriesNoMoreThanTheVenueTakes() {
        assertThat(order(close(new FakeExposure().holding("7"), 0)).qty()).isEqualByComparingTo(Decimal.of("2"));
    }

    @Test
    void whatIsOpenOnTheSideIsNotClosedTwice() {
        var exposure = new FakeExposure().holding("1.5").open(Side.SELL, "1");
        assertThat(order(close(exposure, 0)).qty()).isEqualByComparingTo(Decimal.of("0.5"));
    }

    @Test
    void flattenLetsItThroughAndHaltDoesNot() {
        var exposure = new FakeExposure().holding("1");
        assertThat(close(exposure.safety(SafetyState.FLATTEN), 0)).isInstanceOf(Approved.class);
        assertThat(close(exposure.safety(SafetyState.HALT), 0))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.code()).isEqualTo(ReasonCode.SAF_HALT));
    }

    @Test
    void withoutPositionOrPriceNothingIsClosed() {
        assertThat(close(new FakeExposure(), 0)).isInstanceOf(Denied.class);
        assertThat(close(new FakeExposure().holding("1").noReference(), 0))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.code()).isEqualTo(ReasonCode.GATE_REFERENCE));
    }

    @Test
    @Tag("M-23")
    void theSameCauseAndOrdinalIsTheSameOrderAndTheNextIsAnother() {
        var exposure = new FakeExposure().holding("1");
        assertThat(key(close(exposure, 0))).isEqualTo(key(close(exposure, 0))).isNotEqualTo(key(close(exposure, 1)));
    }

    private GateVerdict close(Exposure exposure, int ordinal) {
        return gate.close("safety", "account:acc", 42, ordinal, BTC, true, NOON, exposure);
    }

    private static Intent.Order order(GateVerdict verdict) {
        return (Intent.Order) ((Approved) verdict).intent().intent();
    }

    private static String key(GateVerdict verdict) {
        return ((Approved) verdict).intent().identity().idempotencyKey();
    }
}
