package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static io.stratos.gate.Given.TARGET;
import static io.stratos.gate.Given.aCancel;
import static io.stratos.gate.Given.aLimitOrder;
import static io.stratos.gate.Given.aReduceOnlyOrder;
import static io.stratos.gate.Given.anAmend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateMode.Trading;
import io.stratos.gate.GateVerdict.Denied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the interlock and the mode of an instance let through.
@Tag("M-22")
final class HeldBackTest {
    private static final GateMode REDUCE_ONLY = new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.BRK_REJECTS);
    private static final GateMode NO_TRADE = new GateMode(Trading.NO_TRADE, false, 100, ReasonCode.BRK_FAULTS);
    private static final GateMode LIMIT_ONLY = new GateMode(Trading.OPEN, true, 100, ReasonCode.BRK_QUALITY);
    private static final GateMode HALF = new GateMode(Trading.OPEN, false, 50, ReasonCode.BRK_LATENCY);

    private final Desk desk = new Desk();

    /// Safety state × what is asked; the position is 1 long, an entry and a reduce-only order are open.
    @ParameterizedTest
    @MethodSource("actionsInEachState")
    @Tag("X-6")
    void interlockLetsThroughWhatItsStateAllows(SafetyState state, String action, ReasonCode expected) {
        desk.exposure.holding("1").safety(state);

        assertThat(reasonOf(action)).isEqualTo(expected);
    }

    static List<Object[]> actionsInEachState() {
        var states = List.of(
                SafetyState.NORMAL,
                SafetyState.SAFE_MODE,
                SafetyState.CLOSE_ONLY,
                SafetyState.FLATTEN,
                SafetyState.HALT);
        var ok = ReasonCode.OK;
        var safe = ReasonCode.SAF_SAFE_MODE;
        var close = ReasonCode.SAF_CLOSE_ONLY;
        var flat = ReasonCode.SAF_FLATTEN;
        var halt = ReasonCode.SAF_HALT;
        var table = new TreeMap<>(Map.of(
                "increase", List.of(ok, safe, close, flat, halt),
                "reduce", List.of(ok, ok, ok, flat, halt),
                "protect", List.of(ok, ok, ok, flat, halt),
                "cancel entry", List.of(ok, ok, ok, ok, ok),
                "cancel protective", List.of(ok, ok, ok, ok, ok),
                "amend entry down", List.of(ok, ok, ok, flat, halt),
                "amend entry up", List.of(ok, safe, close, flat, halt),
                "reprice entry", List.of(ok, safe, close, flat, halt),
                "amend protective down", List.of(ok, ok, ok, flat, halt),
                "reprice protective", List.of(ok, ok, ok, flat, halt)));
        var cases = new ArrayList<Object[]>();
        table.forEach((action, reasons) -> {
            for (int i = 0; i < states.size(); i++) {
                cases.add(new Object[] {states.get(i), action, reasons.get(i)});
            }
        });
        return cases;
    }

    /// The same for the mode; a mode that holds back gives its own reason.
    @ParameterizedTest
    @MethodSource("actionsInEachMode")
    @Tag("M-25")
    void modeLetsThroughWhatItAllows(GateMode mode, String action, ReasonCode expected) {
        desk.exposure.holding("1");
        desk.in(mode);

        assertThat(reasonOf(action)).isEqualTo(expected);
    }

    static List<Object[]> actionsInEachMode() {
        var modes = List.of(GateMode.OPEN, LIMIT_ONLY, HALF, REDUCE_ONLY, NO_TRADE);
        var ok = ReasonCode.OK;
        var half = ReasonCode.BRK_LATENCY;
        var reduce = ReasonCode.BRK_REJECTS;
        var none = ReasonCode.GATE_NO_TRADE;
        var table = new TreeMap<>(Map.of(
                "increase", List.of(ok, ok, ok, reduce, none),
                "reduce", List.of(ok, ok, ok, ok, none),
                "protect", List.of(ok, ok, ok, ok, none),
                "cancel entry", List.of(ok, ok, ok, ok, ok),
                "cancel protective", List.of(ok, ok, ok, ok, ok),
                "amend entry down", List.of(ok, ok, ok, ok, ok),
                "amend entry up", List.of(ok, ok, half, reduce, none),
                "reprice entry", List.of(ok, ok, ok, reduce, none),
                "amend protective down", List.of(ok, ok, ok, ok, ok),
                "reprice protective", List.of(ok, ok, ok, ok, none)));
        var cases = new ArrayList<Object[]>();
        table.forEach((action, reasons) -> {
            for (int i = 0; i < modes.size(); i++) {
                cases.add(new Object[] {modes.get(i), action, reasons.get(i)});
            }
        });
        return cases;
    }

    private ReasonCode reasonOf(String action) {
        var entry = aLimitOrder(Side.BUY, "0.5", "899.00");
        var protective = aReduceOnlyOrder(Side.SELL, "0.5", "905.00");
        return switch (action) {
            case "increase" -> desk.reason(anOrder().buy("0.5").limit("899.00"));
            case "reduce" -> desk.reason(anOrder().sell("0.5").market());
            case "protect" ->
                desk.reason(anOrder().sell("0.5").stopMarket("880.00").reduceOnly());
            case "cancel entry" -> on(entry).reason(aCancel());
            case "cancel protective" -> on(protective).reason(aCancel());
            case "amend entry down" -> on(entry).reason(anAmend("0.4", null));
            case "amend entry up" -> on(entry).reason(anAmend("0.6", null));
            case "reprice entry" -> on(entry).reason(anAmend(null, "898.00"));
            case "amend protective down" -> on(protective).reason(anAmend("0.4", null));
            case "reprice protective" -> on(protective).reason(anAmend("0.4", "906.00"));
            default -> throw new AssertionError(action);
        };
    }

    private Desk on(Exposure.LiveOrder order) {
        desk.exposure.live(TARGET, order);
        return desk;
    }

    @Test
    void heldBackOrderIsMadeReduceOnlyAndCutToThePosition() {
        desk.exposure.holding("0.3").safety(SafetyState.CLOSE_ONLY);
        var verdict = desk.check(anOrder().sell("1").limit("905.00"));

        assertThat(Desk.degradedBy(verdict)).containsExactly(ReasonCode.SAF_CLOSE_ONLY, ReasonCode.GATE_REDUCE_ONLY);
        assertThat(Desk.orderOf(verdict).reduceOnly()).isTrue();
        assertThat(Desk.orderOf(verdict).qty()).isEqualTo(Decimal.of("0.300"));
    }

    @Test
    void heldBackOrderThatCouldOnlyGrowIsDeniedWithTheReasonOfTheHold() {
        desk.exposure.safety(SafetyState.SAFE_MODE);
        assertThat(desk.check(anOrder().buy("0.5").limit("899.00")))
                .isEqualTo(new Denied(ReasonCode.SAF_SAFE_MODE, "0.500", "0"));
    }

    @Test
    void orderThatAsksForReduceOnlyIsNotDegradedByAHold() {
        desk.exposure.holding("1").safety(SafetyState.CLOSE_ONLY);

        assertThat(Desk.degradedBy(desk.check(anOrder().sell("1").market().reduceOnly())))
                .isEmpty();
    }

    @Test
    void interlockGivesTheReasonBeforeTheMode() {
        desk.exposure.holding("1").safety(SafetyState.SAFE_MODE);
        desk.in(REDUCE_ONLY);

        assertThat(Desk.degradedBy(desk.check(anOrder().sell("1").market()))).containsExactly(ReasonCode.SAF_SAFE_MODE);
    }

    @Test
    void flipUnderCloseOnlyOnlyCloses() {
        desk.exposure.holding("0.5").safety(SafetyState.CLOSE_ONLY);
        var verdict = desk.check(Given.aPosition("-0.5"));

        assertThat(Desk.orderOf(verdict).qty()).isEqualTo(Decimal.of("0.500"));
        assertThat(Desk.orderOf(verdict).reduceOnly()).isTrue();
    }

    /// What is denied when the instance is free is denied when it is held back.
    @Test
    void holdDoesNotTurnATooLargeOrderIntoAGoodOne() {
        desk.exposure.holding("0.5").safety(SafetyState.CLOSE_ONLY);

        assertThat(desk.reason(anOrder().sell("2.001").market().budget("1000000")))
                .isEqualTo(ReasonCode.GATE_ABOVE_MAX);
        assertThat(desk.reason(anOrder().sell("1.2").market())).isEqualTo(ReasonCode.GATE_BUDGET);
        desk.exposure.safety(SafetyState.NORMAL);
        desk.in(HALF);
        assertThat(desk.reason(anOrder().sell("2.001").market().budget("1000000")))
                .isEqualTo(ReasonCode.GATE_ABOVE_MAX);
        assertThat(desk.reason(anOrder().sell("1.2").market())).isEqualTo(ReasonCode.GATE_BUDGET);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sizeIsCutToWholeLotsOfItsShare(Side side) {
        desk.in(new GateMode(Trading.OPEN, false, 33, ReasonCode.BRK_QUALITY));
        var verdict = desk.check(anOrder().side(side).qty("1").market());

        assertThat(Desk.orderOf(verdict).qty()).isEqualTo(Decimal.of("0.330"));
        assertThat(Desk.degradedBy(verdict)).containsExactly(ReasonCode.BRK_QUALITY);
    }

    @Test
    void sizeCutBelowTheFloorIsDenied() {
        desk.in(new GateMode(Trading.OPEN, false, 1, ReasonCode.BRK_QUALITY));

        assertThat(desk.reason(anOrder().buy("0.5").limit("900"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
        assertThat(desk.reason(anOrder().buy("0.6").limit("900"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().buy("0.05").limit("900"))).isEqualTo(ReasonCode.GATE_BELOW_FLOOR);
    }

    @Test
    void closingIsNotCut() {
        desk.exposure.holding("1");
        desk.in(HALF);

        assertThat(desk.order(anOrder().sell("1").market().reduceOnly()).qty()).isEqualByComparingTo(Decimal.ONE);
        assertThat(desk.order(Given.aPosition("0")).qty()).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void marketOrderBecomesALimitAtTheEdgeOfItsSlippage() {
        desk.in(LIMIT_ONLY);
        var buy = desk.check(anOrder().buy("0.5").market());
        var sell = desk.check(anOrder().sell("0.5").market());

        assertThat(Desk.degradedBy(buy)).containsExactly(ReasonCode.BRK_QUALITY);
        assertThat(Desk.orderOf(buy).type()).isEqualTo(OrderType.LIMIT);
        assertThat(Desk.orderOf(buy).tif()).isEqualTo(TimeInForce.IOC);
        assertThat(Desk.orderOf(buy).price()).isEqualTo(Decimal.of("909.00"));
        assertThat(Desk.orderOf(sell).price()).isEqualTo(Decimal.of("891.00"));
    }

    @Test
    void marketOrderThatFillsOrDiesStillDoes() {
        desk.in(LIMIT_ONLY);

        assertThat(desk.order(anOrder().market().tif(TimeInForce.FOK)).tif()).isEqualTo(TimeInForce.FOK);
        assertThat(desk.order(anOrder().market().tif(TimeInForce.GTC)).tif()).isEqualTo(TimeInForce.IOC);
    }

    @Test
    void stopThatEntersBecomesAStopLimitAndKeepsItsLifetime() {
        desk.in(LIMIT_ONLY);
        var order = desk.order(anOrder().buy("0.5").stopMarket("1000.00").goodTill(Given.NOON + 1));

        assertThat(order.type()).isEqualTo(OrderType.STOP_LIMIT);
        assertThat(order.price()).isEqualTo(Decimal.of("1010.00"));
        assertThat(order.tif()).isEqualTo(TimeInForce.GTD);
    }

    @Test
    void stopThatProtectsStaysAMarketOrder() {
        desk.exposure.holding("1");
        desk.in(LIMIT_ONLY);

        assertThat(desk.order(anOrder().sell("1").stopMarket("880.00").reduceOnly())
                        .type())
                .isEqualTo(OrderType.STOP_MARKET);
    }

    @Test
    void limitOrdersAreLeftAloneByLimitOnly() {
        desk.in(LIMIT_ONLY);

        assertThat(Desk.degradedBy(desk.check(anOrder().buy("0.5").limit("899.00"))))
                .isEmpty();
    }

    @Test
    void everythingAtOnceIsSaidInTheOrderItWasDone() {
        desk.exposure.holding("0.2").safety(SafetyState.SAFE_MODE);
        desk.in(new GateMode(Trading.REDUCE_ONLY, true, 50, ReasonCode.BRK_LATENCY));
        var verdict = desk.check(anOrder().sell("1").market());

        assertThat(Desk.degradedBy(verdict))
                .containsExactly(
                        ReasonCode.BRK_LATENCY,
                        ReasonCode.SAF_SAFE_MODE,
                        ReasonCode.GATE_REDUCE_ONLY,
                        ReasonCode.BRK_LATENCY);
        assertThat(Desk.orderOf(verdict).qty()).isEqualTo(Decimal.of("0.200"));
    }

    @Test
    @Tag("Z-3")
    void modeHoldsBackExactlyIfItHasAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new GateMode(Trading.OPEN, true, 100, ReasonCode.OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new GateMode(Trading.OPEN, false, 99, ReasonCode.OK));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateMode(Trading.OPEN, false, 100, ReasonCode.BRK_QUALITY));
        for (int percent : new int[] {Integer.MIN_VALUE, 0, 101, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GateMode(Trading.OPEN, false, percent, ReasonCode.BRK_QUALITY));
        }
    }
}
