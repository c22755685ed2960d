package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static io.stratos.gate.Given.NOON;
import static io.stratos.gate.Given.TARGET;
import static io.stratos.gate.Given.aLimitOrder;
import static io.stratos.gate.Given.aReduceOnlyOrder;
import static io.stratos.gate.Given.anOrderWithoutPrice;
import static io.stratos.gate.Given.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateMode.Trading;
import io.stratos.gate.GateVerdict.Denied;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An intent that breaks several rules gives the first. Each case starts with everything broken and mends it step by
/// step, in the order of the rules.
@Tag("Z-3")
@Tag("M-22")
final class ReasonOrderTest {
    private static final ClaimedIdentity SPOOF = new ClaimedIdentity("another", "", "", "", "", "", "", "", 0, 0, 0);

    /// Something wrong with an intent or its surroundings, and the reason it earns.
    private record Defect(ReasonCode reason, Consumer<Case> cause) {}

    private static Defect defect(ReasonCode reason, Consumer<Case> cause) {
        return new Defect(reason, cause);
    }

    /// What holds for an intent of any kind.
    private static final List<Defect> ENVELOPE = List.of(
            defect(ReasonCode.GATE_RATE_EVENT, it -> it.perEvent = 2),
            defect(ReasonCode.GATE_RATE_SECOND, it -> it.perSecond = 2),
            defect(ReasonCode.GATE_RATE_INSTANCE, it -> it.perInstance = 2),
            defect(ReasonCode.GATE_META, it -> it.risk = null),
            defect(ReasonCode.IDM_SPOOF, it -> it.claimed = SPOOF),
            defect(ReasonCode.GATE_CALLBACK, it -> it.callback = Callback.SHUTDOWN));

    private static final List<Defect> ORDER = List.of(
            defect(ReasonCode.GATE_INSTRUMENT, it -> it.order.of(9)),
            defect(ReasonCode.GATE_META, it -> it.order.tif(null)),
            defect(ReasonCode.SAF_HALT, it -> it.safety = SafetyState.HALT),
            defect(ReasonCode.SAF_FLATTEN, it -> it.safety = SafetyState.FLATTEN),
            defect(
                    ReasonCode.GATE_NO_TRADE,
                    it -> it.mode = new GateMode(Trading.NO_TRADE, false, 100, ReasonCode.BRK_FAULTS)),
            defect(ReasonCode.GATE_CAPABILITY, it -> it.symbols = List.of()),
            defect(ReasonCode.GATE_NUMBER, it -> it.order.qty("-1")),
            defect(ReasonCode.GATE_PRICE, it -> it.order.prices(OrderType.STOP_LIMIT, "0.05", null)),
            defect(ReasonCode.GATE_TIF, it -> it.order.expiring(NOON + 1)),
            defect(ReasonCode.GATE_NUMBER, it -> it.order.stopLimit("899", "0.05")),
            defect(ReasonCode.GATE_REFERENCE, it -> it.reference = null),
            defect(ReasonCode.GATE_PRICE, it -> it.order.stopLimit("899", "2000")),
            defect(ReasonCode.GATE_SLIPPAGE, it -> it.order.stopLimit("1000", "2000")),
            defect(ReasonCode.GATE_REDUCE_ONLY, it -> it.order.reduceOnly()),
            defect(ReasonCode.GATE_ABOVE_MAX, it -> it.order.qty("3")),
            defect(ReasonCode.GATE_BUDGET, it -> it.risk = Given.risk("100", "0.01")),
            defect(ReasonCode.SAF_CLOSE_ONLY, it -> it.safety = SafetyState.CLOSE_ONLY),
            defect(
                    ReasonCode.BRK_REJECTS,
                    it -> it.mode = new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.BRK_REJECTS)),
            defect(ReasonCode.GATE_BELOW_FLOOR, it -> it.order.qty("0.001")));

    private static final List<Defect> AMEND = List.of(
            defect(ReasonCode.GATE_TARGET, it -> it.live = null),
            defect(ReasonCode.GATE_META, it -> {
                it.amendQty = null;
                it.amendPrice = null;
            }),
            defect(ReasonCode.SAF_HALT, it -> it.safety = SafetyState.HALT),
            defect(ReasonCode.SAF_FLATTEN, it -> it.safety = SafetyState.FLATTEN),
            defect(
                    ReasonCode.GATE_NO_TRADE,
                    it -> it.mode = new GateMode(Trading.NO_TRADE, false, 100, ReasonCode.BRK_FAULTS)),
            defect(ReasonCode.SAF_SAFE_MODE, it -> it.safety = SafetyState.SAFE_MODE),
            defect(
                    ReasonCode.BRK_REJECTS,
                    it -> it.mode = new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.BRK_REJECTS)),
            defect(ReasonCode.GATE_CAPABILITY, it -> it.symbols = List.of()),
            defect(ReasonCode.GATE_NUMBER, it -> it.amendPrice = Decimal.of("-1")),
            defect(ReasonCode.GATE_PRICE, it -> it.live = anOrderWithoutPrice(Side.BUY, "0.5")),
            defect(ReasonCode.GATE_NUMBER, it -> it.amendPrice = Decimal.of("0.05")),
            defect(ReasonCode.GATE_REFERENCE, it -> it.reference = null),
            defect(ReasonCode.GATE_SLIPPAGE, it -> it.amendPrice = Decimal.of("2000")),
            defect(ReasonCode.GATE_ABOVE_MAX, it -> it.amendQty = Decimal.of("3")),
            defect(ReasonCode.GATE_BUDGET, it -> it.risk = Given.risk("100", "0.01")),
            defect(ReasonCode.GATE_BELOW_FLOOR, it -> it.amendQty = Decimal.of("0.001")));

    @Test
    void orderGivesTheReasonOfTheFirstRuleItBreaks() {
        assertThat(reasonsWhileMending(ORDER, Case::theOrder)).containsExactlyElementsOf(reasons(ORDER));
    }

    @Test
    void amendGivesTheReasonOfTheFirstRuleItBreaks() {
        assertThat(reasonsWhileMending(AMEND, Case::theAmend)).containsExactlyElementsOf(reasons(AMEND));
    }

    /// A reduce-only order is not held back, so its rule is met where the chain above cannot meet it.
    @Test
    void growingAReduceOnlyOrderIsSaidAfterItsNumbersAndBeforeItsPrice() {
        var broken = new Case();
        broken.live = aReduceOnlyOrder(Side.SELL, "0.5", "905.00");
        broken.reference = null;
        broken.amendPrice = Decimal.of("0");
        assertThat(broken.run(broken.theAmend())).isEqualTo(ReasonCode.GATE_NUMBER);
        broken.amendPrice = Decimal.of("500");
        assertThat(broken.run(broken.theAmend())).isEqualTo(ReasonCode.GATE_REDUCE_ONLY);
    }

    private static List<ReasonCode> reasons(List<Defect> rules) {
        var reasons = new ArrayList<ReasonCode>();
        ENVELOPE.forEach(defect -> reasons.add(defect.reason));
        rules.forEach(defect -> reasons.add(defect.reason));
        reasons.add(ReasonCode.OK);
        return reasons;
    }

    private static List<ReasonCode> reasonsWhileMending(List<Defect> rules, Intents intents) {
        var defects = new ArrayList<>(ENVELOPE);
        defects.addAll(rules);
        var reasons = new ArrayList<ReasonCode>();
        for (int mended = 0; mended <= defects.size(); mended++) {
            var given = new Case();
            for (int i = defects.size() - 1; i >= mended; i--) {
                defects.get(i).cause.accept(given);
            }
            reasons.add(given.run(intents.of(given)));
        }
        return reasons;
    }

    @FunctionalInterface
    private interface Intents {
        Intent of(Case given);
    }

    /// An intent that passes, with its surroundings, until a defect is put in. Later rules are broken first, so that
    /// an earlier defect of the same field hides them until it is mended.
    private static final class Case {
        final AnOrder order = anOrder().buy("0.5").stopLimit("905.00", "906.00").tif(TimeInForce.GTC);
        int perEvent = 100;
        int perSecond = 100;
        long perInstance = 100;
        List<String> symbols = List.of("*");
        Callback callback = Callback.EVENT;
        SafetyState safety = SafetyState.NORMAL;
        GateMode mode = GateMode.OPEN;

        @Nullable
        RiskContext risk = Given.RISK;

        @Nullable
        ClaimedIdentity claimed;

        @Nullable
        String reference = "900";

        Exposure.@Nullable LiveOrder live = aLimitOrder(Side.BUY, "0.5", "899.00");

        @Nullable
        Decimal amendQty = Decimal.of("0.6");

        @Nullable
        Decimal amendPrice = Decimal.of("898.00");

        Intent theOrder() {
            order.risk(risk);
            return claimed == null ? order.build() : order.claiming(claimed).build();
        }

        Intent theAmend() {
            return new Intent.Amend(TARGET, amendQty, amendPrice, risk, claimed);
        }

        /// The third intent of its turn: two that are well have gone before.
        ReasonCode run(Intent intent) {
            var usual = Given.profile(limits(perSecond, perEvent, perInstance));
            var desk = new Desk(new GateProfile(
                    usual.account(),
                    usual.instance(),
                    usual.strategyVersion(),
                    usual.runId(),
                    usual.lineage(),
                    usual.instruments(),
                    Given.profile(List.of("*"), symbols, usual.capabilities().orderTypes())
                            .capabilities(),
                    usual.limits()));
            desk.exposure.safety(safety).noReference();
            if (reference != null) {
                desk.exposure.reference(reference);
            }
            if (live != null) {
                desk.exposure.live(TARGET, live);
            }
            desk.beginTurn();
            desk.next(new Intent.NoOp(0, Given.RISK, null));
            desk.next(new Intent.NoOp(0, Given.RISK, null));
            desk.during(callback).in(mode);
            return desk.next(intent) instanceof Denied denied ? denied.code() : ReasonCode.OK;
        }
    }
}
