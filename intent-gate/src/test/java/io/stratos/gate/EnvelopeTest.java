package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static io.stratos.gate.Given.NOON;
import static io.stratos.gate.Given.SECOND;
import static io.stratos.gate.Given.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.identity.IdempotencyKey;
import io.stratos.abi.identity.TraceId;
import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.gate.GateVerdict.Approved;
import io.stratos.gate.GateVerdict.Denied;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for an intent of any kind: mandatory fields, identity, callbacks, instruments.
@Tag("M-4")
final class EnvelopeTest {
    private final Desk desk = new Desk();

    EnvelopeTest() {
        desk.exposure.live(TARGET, Given.aLimitOrder(Side.BUY, "0.5", "899.00"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void completeIntentOfAnyKindIsApprovedUnchanged(Intent intent) {
        assertThat(desk.check(intent)).isInstanceOf(Approved.class);
    }

    @ParameterizedTest
    @MethodSource("kindsWithoutRisk")
    void intentOfAnyKindWithoutRiskContextIsDenied(Intent intent) {
        assertThat(desk.check(intent)).isEqualTo(new Denied(ReasonCode.GATE_META, "", "risk_context"));
    }

    @Test
    void riskContextWithoutDelayIsDenied() {
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 0, 1, Decimal.ONE))).isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, -1, 1, Decimal.ONE))).isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, 1, Decimal.ONE))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void riskContextWithoutHoldingTimeIsDenied() {
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, 0, Decimal.ONE))).isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, -1, Decimal.ONE))).isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, Long.MAX_VALUE, Decimal.ONE)))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void riskContextWithoutBudgetIsDenied() {
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, 1, Decimal.ZERO))).isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, 1, Decimal.of("-0.01"))))
                .isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ONE, 1, 1, new Decimal(1, 18))))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void riskContextWithNegativeSlippageIsDenied() {
        assertThat(reasonOf(new RiskContext(new Decimal(-1, 18), 1, 1, Decimal.ONE)))
                .isEqualTo(ReasonCode.GATE_META);
        assertThat(reasonOf(new RiskContext(Decimal.ZERO, 1, 1, Decimal.ONE))).isEqualTo(ReasonCode.OK);
    }

    @Test
    void orderWithoutSideTypeOrTimeInForceIsDenied() {
        assertThat(desk.reason(anOrder().buy("0.5").limit("899.00"))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().limit("899.00").side(null))).isEqualTo(ReasonCode.GATE_META);
        assertThat(desk.reason(anOrder().prices(null, "899.00", null))).isEqualTo(ReasonCode.GATE_META);
        assertThat(desk.reason(anOrder().limit("899.00").tif(null))).isEqualTo(ReasonCode.GATE_META);
    }

    @Test
    void alertWithoutSeverityIsDenied() {
        assertThat(desk.reason(new Intent.Alert(1, null, null, Given.RISK, null)))
                .isEqualTo(ReasonCode.GATE_META);
        assertThat(desk.reason(new Intent.Alert(1, AlertSeverity.INFO, null, Given.RISK, null)))
                .isEqualTo(ReasonCode.OK);
    }

    @Test
    void riskHintWithoutKindIsDenied() {
        assertThat(desk.reason(new Intent.RiskHint(null, 1, null, Given.RISK, null)))
                .isEqualTo(ReasonCode.GATE_META);
    }

    @Test
    void amendThatChangesNothingIsDenied() {
        assertThat(desk.check(Given.anAmend(null, null)))
                .isEqualTo(new Denied(ReasonCode.GATE_META, "", "qty or price"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void instrumentThatTheInstanceDoesNotHaveIsDenied(int unknown) {
        var number = Integer.toString(unknown);
        assertThat(desk.check(anOrder().of(unknown))).isEqualTo(new Denied(ReasonCode.GATE_INSTRUMENT, number, ""));
        assertThat(desk.reason(new Intent.Position(unknown, Decimal.ONE, null, Given.RISK, null)))
                .isEqualTo(ReasonCode.GATE_INSTRUMENT);
        assertThat(desk.reason(new Intent.RiskHint(RiskHintKind.PAUSE, unknown, null, Given.RISK, null)))
                .isEqualTo(unknown == 0 ? ReasonCode.OK : ReasonCode.GATE_INSTRUMENT);
    }

    @Test
    void riskHintNamesItsInstrumentInItsDigest() {
        var hint = new Intent.RiskHint(RiskHintKind.PAUSE, Given.BTC.id(), null, Given.RISK, null);

        assertThat(Desk.approved(desk.check(hint)).instrument()).isEqualTo(Given.BTC);
    }

    @ParameterizedTest
    @EnumSource(Callback.class)
    @Tag("M-3")
    void callbackEmitsOnlyWhatItMay(Callback callback) {
        desk.during(callback);
        var allowed = Given.oneOfEachKind(Given.RISK).stream()
                .filter(intent -> desk.reason(intent) == ReasonCode.OK)
                .map(intent -> intent.getClass().getSimpleName());
        var refused = Given.oneOfEachKind(Given.RISK).stream()
                .filter(intent -> desk.reason(intent) == ReasonCode.GATE_CALLBACK)
                .map(intent -> intent.getClass().getSimpleName());
        var expected = switch (callback) {
            case EVENT, TIMER -> List.of("Order", "Cancel", "Amend", "Position", "Alert", "NoOp", "RiskHint");
            case SHUTDOWN -> List.of("Cancel", "Alert", "NoOp");
            case INIT, HEALTHCHECK -> List.of("Alert", "NoOp");
        };

        assertThat(allowed).containsExactlyElementsOf(expected);
        assertThat(refused).hasSize(7 - expected.size());
    }

    @Test
    @Tag("M-22")
    void tellingIsAllowedWhateverHoldsTheInstanceBack() {
        desk.exposure.safety(SafetyState.HALT);
        desk.in(new GateMode(GateMode.Trading.NO_TRADE, true, 1, ReasonCode.BRK_FAULTS));

        assertThat(Given.oneOfEachKind(Given.RISK).subList(4, 7))
                .extracting(desk::check)
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Approved.class));
    }

    @Test
    void hostStampsTheIdentity() {
        var profile = Given.profile();
        desk.beginTurn();
        desk.next(anOrder().build());
        var approved =
                Desk.approved(desk.next(anOrder().buy("0.5").limit("899.00").build()));
        var key = IdempotencyKey.of(profile.account(), profile.instance(), 3, 1, 1);
        var trace = TraceId.of("run-1", profile.instance(), 1);

        assertThat(approved.identity())
                .isEqualTo(new IntentIdentity(
                        profile.account(), profile.instance(), "1.2.3", "run-1", trace, key, 3, new IntentRef(1, 1)));
        assertThat(approved.decidedAtNanos()).isEqualTo(NOON);
        assertThat(approved.instrument()).isEqualTo(Given.BTC);
    }

    @Test
    @Tag("M-23")
    void keyDependsOnNothingOfTheRun() {
        var usual = Given.profile();
        var elsewhere = new GateProfile(
                usual.account(),
                usual.instance(),
                "9.9.9",
                "run-2",
                usual.lineage(),
                usual.instruments(),
                usual.capabilities(),
                usual.limits());
        var first = Desk.approved(desk.check(anOrder().build()));
        var again = Desk.approved(
                new Desk(elsewhere).at(NOON + SECOND).check(anOrder().build()));

        assertThat(again.identity().idempotencyKey()).isEqualTo(first.identity().idempotencyKey());
        assertThat(again.bodyDigest()).isEqualTo(first.bodyDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    @Tag("M-23")
    void bodyDigestIsThatOfTheApprovedValues() {
        var asked = Desk.approved(desk.check(anOrder().buy("0.5").limit("899.07")));
        var rounded = Desk.approved(desk.check(anOrder().buy("0.500").limit("899.0")));
        var other = Desk.approved(desk.check(anOrder().buy("0.501").limit("899.0")));

        assertThat(asked.bodyDigest()).isEqualTo(rounded.bodyDigest()).isNotEqualTo(other.bodyDigest());
    }

    @Test
    @Tag("M-22")
    void whatTheGuestClaimsIsNotHandedOn() {
        var order = anOrder().buy("0.5").limit("899.00").claiming(own()).build();
        var approved = Desk.approved(desk.check(order)).intent();

        assertThat(approved.claimedIdentity()).isNull();
        assertThat(approved.riskContext()).isEqualTo(Given.RISK);
    }

    @Test
    void ownIdentityMayBeClaimedInFullOrNotAtAll() {
        assertThat(desk.reason(anOrder().claiming(own()))).isEqualTo(ReasonCode.OK);
        assertThat(desk.reason(anOrder().claiming(nobody()))).isEqualTo(ReasonCode.OK);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("spoofs")
    void identityOfAnotherIsDenied(ClaimedIdentity claimed) {
        for (var intent : claimedByEachKind(claimed)) {
            assertThat(new Desk().check(intent)).as("%s", intent).isEqualTo(new Denied(ReasonCode.IDM_SPOOF, "", ""));
        }
    }

    @Test
    @Tag("Z-5")
    void denialDoesNotRepeatWhatTheGuestClaimed() {
        var verdict = desk.check(anOrder().claiming(with(0, "s3cret")));

        assertThat(verdict.toString()).doesNotContain("s3cret");
    }

    private ReasonCode reasonOf(RiskContext risk) {
        return desk.reason(new Intent.NoOp(1, risk, null));
    }

    static List<Intent> kinds() {
        return Given.oneOfEachKind(Given.RISK);
    }

    static List<Intent> kindsWithoutRisk() {
        return Given.oneOfEachKind(null);
    }

    /// Each field in turn: another's name, a name that only looks like ours, or a number that is not ours.
    static Stream<ClaimedIdentity> spoofs() {
        var spoofs = new ArrayList<ClaimedIdentity>();
        for (int field = 0; field < 8; field++) {
            for (var text : List.of("another", " ", "\n", "\u0000", "ВОТ", "x".repeat(100_000))) {
                spoofs.add(with(field, text));
            }
            spoofs.add(with(field, ownTexts().get(field) + "\u0301"));
            spoofs.add(with(field, ownTexts().get(field) + " "));
        }
        for (long number : new long[] {4, -3, Long.MIN_VALUE, Long.MAX_VALUE}) {
            spoofs.add(numbers(number, 0, 0));
            spoofs.add(numbers(0, number, 0));
            spoofs.add(numbers(0, 0, (int) number | 8));
        }
        return spoofs.stream();
    }

    private static List<Intent> claimedByEachKind(ClaimedIdentity claimed) {
        return List.of(
                anOrder().claiming(claimed).build(),
                new Intent.Cancel(TARGET, Given.RISK, claimed),
                new Intent.Amend(TARGET, Decimal.ONE, null, Given.RISK, claimed),
                new Intent.Position(1, Decimal.ONE, null, Given.RISK, claimed),
                new Intent.Alert(1, AlertSeverity.INFO, null, Given.RISK, claimed),
                new Intent.NoOp(1, Given.RISK, claimed),
                new Intent.RiskHint(RiskHintKind.PAUSE, 1, null, Given.RISK, claimed));
    }

    private static ClaimedIdentity own() {
        return of(ownTexts(), 3, 1, 0);
    }

    private static ClaimedIdentity nobody() {
        return of(List.of("", "", "", "", "", "", "", ""), 0, 0, 0);
    }

    private static ClaimedIdentity with(int field, String text) {
        var texts = new ArrayList<>(ownTexts());
        texts.set(field, text);
        return of(texts, 3, 1, 0);
    }

    private static ClaimedIdentity numbers(long lineage, long cursor, int ordinal) {
        return of(List.of("", "", "", "", "", "", "", ""), lineage, cursor, ordinal);
    }

    /// In the order of [ClaimedIdentity]; those of the first intent of the first turn.
    private static List<String> ownTexts() {
        var profile = Given.profile();
        return List.of(
                "acc-1",
                "bot",
                "ema-cross",
                "1.2.3",
                "main",
                "run-1",
                TraceId.of("run-1", profile.instance(), 1),
                IdempotencyKey.of(profile.account(), profile.instance(), 3, 1, 0));
    }

    private static ClaimedIdentity of(List<String> texts, long lineage, long cursor, int ordinal) {
        return new ClaimedIdentity(
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                texts.get(6),
                texts.get(7),
                lineage,
                cursor,
                ordinal);
    }
}
