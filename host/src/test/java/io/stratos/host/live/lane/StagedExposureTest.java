package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateProfile;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.IntentGate;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.AccountView.Holding;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.PriceBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-20")
class StagedExposureTest {
    private static final InstanceId ID = new InstanceId("bot", "scripted", "one");
    private static final AccountId ACCOUNT = new AccountId("acc");
    private static final Decimal TEN = Decimal.ofWhole(10);
    private static final RiskContext RISK = new RiskContext(Decimal.ofWhole(50), 1_000, 1_000, Decimal.ofWhole(10_000));
    private static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.1"),
            Decimal.of("0.1"),
            Decimal.ofWhole(100),
            Decimal.ONE);

    private final InstanceLink link = new InstanceLink(ID, List.of(), Bell.NONE);
    private final PriceBoard prices = new PriceBoard(List.of(BTC));
    private final StagedExposure exposure = new StagedExposure(link, prices);
    private final IntentGate gate = new IntentGate(new GateProfile(
            ACCOUNT,
            ID,
            "1.0.0",
            "run",
            1,
            List.of(BTC),
            Descriptors.scripted().capabilities(),
            Descriptors.scripted().resources().output()));

    @Test
    void nothingMayBeDoneBeforeTheAccountSaidAnything() {
        assertThat(exposure.safety()).isEqualTo(SafetyState.HALT);
    }

    @Test
    void anOrderOnItsWayToTheAccountIsOpenAlready() {
        view(0, Decimal.ZERO, Decimal.ZERO);
        exposure.approved(approved(1));

        assertThat(exposure.openQty(1, Side.BUY).sameValue(TEN)).isTrue();
        assertThat(exposure.openQty(1, Side.SELL)).isEqualTo(Decimal.ZERO);
        assertThat(exposure.liveOrder(new IntentRef(1, 0))).isNotNull();
    }

    @Test
    void anOrderThatTheAccountTookCountsOnce() {
        view(0, Decimal.ZERO, Decimal.ZERO);
        exposure.approved(approved(1));
        exposure.approved(approved(2));
        view(1, Decimal.ZERO, TEN);

        assertThat(exposure.openQty(1, Side.BUY).sameValue(Decimal.ofWhole(20))).isTrue();
        assertThat(exposure.size()).isEqualTo(1);
    }

    @Test
    void anOrderThatTheAccountDeniedIsOpenNoMore() {
        view(0, Decimal.ZERO, Decimal.ZERO);
        exposure.approved(approved(1));
        view(1, Decimal.ZERO, Decimal.ZERO);

        assertThat(exposure.openQty(1, Side.BUY)).isEqualTo(Decimal.ZERO);
        assertThat(exposure.liveOrder(new IntentRef(1, 0))).isNull();
    }

    /// Between two questions the account books the fill: the order is neither held and open, nor neither of
    /// both.
    @Test
    void aTurnIsJudgedByOneViewAlthoughTheNextOneComes() {
        view(1, Decimal.ZERO, TEN);
        var held = exposure.positionQty(1);
        link.publish(new AccountView(
                2, SafetyState.HALT, Map.of(1, new Holding(TEN, Decimal.ZERO, Decimal.ZERO)), Map.of()));
        var open = exposure.openQty(1, Side.BUY);

        assertThat(held.plus(open).sameValue(TEN)).isTrue();
        assertThat(exposure.safety()).isEqualTo(SafetyState.NORMAL);
        exposure.pin();
        assertThat(exposure.positionQty(1).sameValue(TEN)).isTrue();
        assertThat(exposure.openQty(1, Side.BUY)).isEqualTo(Decimal.ZERO);
    }

    private void view(long taken, Decimal position, Decimal openBuy) {
        link.publish(new AccountView(
                taken, SafetyState.NORMAL, Map.of(1, new Holding(position, openBuy, Decimal.ZERO)), Map.of()));
        exposure.pin();
    }

    private ApprovedIntent approved(long cursor) {
        prices.update(1, Decimal.of("100.00"));
        var order = new Intent.Order(
                1,
                Side.BUY,
                OrderType.LIMIT,
                TEN,
                Decimal.of("99.00"),
                null,
                TimeInForce.GTC,
                false,
                false,
                false,
                0,
                RISK,
                null);
        gate.beginTurn();
        var verdict = gate.check(order, new IntentRef(cursor, 0), Callback.EVENT, 1, exposure, GateMode.OPEN);
        if (verdict instanceof GateVerdict.Approved(var approved)) {
            return approved;
        }
        throw new AssertionError(verdict.toString());
    }
}
