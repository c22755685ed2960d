package io.stratos.execution.connector;

import static io.stratos.execution.connector.Reconciled.DECLARED;
import static io.stratos.execution.connector.Reconciled.EXPIRY;
import static io.stratos.execution.connector.Reconciled.HORIZON;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.reconcile.Step;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An order of unknown outcome ends by evidence or by an operator's word, never by absence or time alone
/// (DESIGN §8, `faults.md` F01 to F04).
@Tag("X-2")
@Tag("X-5")
class UnknownOrderTest {

    private final Reconciled it = Reconciled.up();

    @Test
    void anOrderWhoseAnswerWasLostIsFoundAtTheVenue() {
        var id = it.placedDeaf(anIntent(1));
        it.converse();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.OPEN);
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.venue.accepted(id)).isEqualTo(1);
    }

    @Test
    void anOrderThatFilledWhileItsAnswerWasLostIsBooked() {
        var id = it.placedDeaf(anIntent(1));
        it.venue.fill(id, "99", "1", it.now());
        it.converse();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(position()).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void absenceIsNoEvidenceBeforeExpiryAndHorizonHavePassedAtTheVenue() {
        var id = it.vanished(anIntent(1));
        long left = it.now();
        it.settle(EXPIRY + HORIZON - Reconciled.RETRY);
        assertThat(it.now()).isLessThan(left + EXPIRY + HORIZON);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        it.settle(10 * HORIZON);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        assertThat(it.account.effects().kinds()).contains(ExecutionKind.UNKNOWN, ExecutionKind.REJECTED);
        assertThat(it.account.effects().lastCode()).isEqualTo(ReasonCode.REC_MISSING_REMOTE);
    }

    @Test
    void absenceIsNeverEvidenceWhereTheVenueDeclaresNoTimes() {
        var silent = Reconciled.up(IdentityClass.B2, VenueTiming.UNDECLARED);
        var id = silent.vanished(anIntent(1));
        silent.settle(100_000);
        assertThat(silent.account.core().exposure(Intents.ONE).openQty(1, Side.BUY))
                .isEqualByComparingTo(Decimal.ONE);
        assertThat(lifecycle(silent, id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void theVenuesClockMayBeWrongByItsErrorAndNothingIsConcludedEarlier() {
        var skewed = Reconciled.up(IdentityClass.C, new VenueTiming(EXPIRY, HORIZON, false, 0, 500, 0));
        var id = skewed.vanished(anIntent(1));
        skewed.settle(EXPIRY + HORIZON + 400);
        assertThat(lifecycle(skewed, id)).isEqualTo(Lifecycle.UNKNOWN);
        skewed.settle(1_000);
        assertThat(lifecycle(skewed, id)).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void aTruncatedFailedOrEmptyByErrorAnswerIsNeverNothingThere() {
        var id = it.vanished(anIntent(1));
        for (long i = 0; i < 100; i++) {
            for (var query : it.take(_ -> true)) {
                it.answer(spoiled(query, i));
            }
            it.at(it.now() + 20).account.core().tick(it.now());
        }
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(it.account.core().isReconciled()).isFalse();
    }

    private VenueAnswer spoiled(VenueQuery query, long how) {
        if (how % 2 == 0) {
            return new VenueAnswer.Failed(query.id(), ReasonCode.EXE_NETWORK);
        }
        long now = it.now();
        return switch (query) {
            case VenueQuery.OpenOrders _ ->
                new VenueAnswer.OpenOrders(query.id(), Completeness.TRUNCATED, now, List.of(), "");
            case VenueQuery.ById _ -> new VenueAnswer.ById(query.id(), Completeness.TRUNCATED, now, null);
            case VenueQuery.Fills _ -> new VenueAnswer.Fills(query.id(), Completeness.TRUNCATED, now, List.of(), "");
            case VenueQuery.Positions _ -> new VenueAnswer.Positions(query.id(), Completeness.TRUNCATED, now, Map.of());
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityClass.class,
            names = {"A", "B1"})
    void aClassThatKnowsIdsForEverAnswersTheIdenticalRequest(IdentityClass identityClass) {
        var known = Reconciled.up(identityClass, VenueTiming.UNDECLARED);
        var id = known.vanished(anIntent(1));
        known.converse();
        assertThat(lifecycle(known, id)).isEqualTo(Lifecycle.OPEN);
        assertThat(known.venue.accepted(id)).isEqualTo(1);
        var places = known.account.effects().requests();
        assertThat(places).hasSize(2);
        assertThat(places.get(1)).isEqualTo(places.get(0));
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityClass.class,
            names = {"B2", "C"})
    void aClassThatForgetsIdsIsNeverSentTheSameOrderAgain(IdentityClass identityClass) {
        var forgetful = Reconciled.up(identityClass, DECLARED);
        forgetful.venue.lag(10_000);
        var id = forgetful.placedDeaf(anIntent(1));
        forgetful.settle(40);
        assertThat(forgetful.venue.accepted(id)).isEqualTo(1);
        assertThat(forgetful.account.effects().requests()).hasSize(1);
    }

    @Test
    void anOrderThatIsTooOldIsNotSentAgain() {
        var known = Reconciled.up(IdentityClass.A, VenueTiming.UNDECLARED);
        var id = known.vanished(anIntent(1));
        known.take(_ -> true);
        known.at(10_000).settle(5_000);
        assertThat(lifecycle(known, id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(known.venue.accepted(id)).isZero();
    }

    /// The commit of the repeat takes long, and its owner takes the order back meanwhile: B3 may forget the
    /// id by then.
    @Test
    void aRepeatThatLeavesLateDoesNotGoHoweverOftenItsOrderIsTakenBackMeanwhile() {
        var forgetful = Reconciled.up(IdentityClass.B3, new VenueTiming(EXPIRY, 10_000, false, 0, 0, 200));
        forgetful.venue.retention(200);
        forgetful.venue.lag(10_000);
        var id = forgetful.placedDeaf(anIntent(1));
        forgetful.answerOnce();
        forgetful.answerOnce();
        assertThat(forgetful.account.effects().requests()).hasSize(2);
        forgetful.at(forgetful.now() + 190);
        forgetful.account.submit(anIntent(2).cancel(1));
        forgetful.at(forgetful.now() + 20).tradeDeaf();
        assertThat(forgetful.venue.accepted(id)).isEqualTo(1);
    }

    @Test
    void twoOrdersInDoubtOfOneInstrumentDoNotKeepEachOtherFromTheirRepeats() {
        var known = Reconciled.up(IdentityClass.A, VenueTiming.UNDECLARED);
        var one = known.account.send(anIntent(1));
        var two = known.account.send(anIntent(2));
        known.released();
        known.account.report(new VenueReport.Lost(one));
        known.account.report(new VenueReport.Lost(two));
        known.settle(200);
        assertThat(lifecycle(known, one)).isEqualTo(Lifecycle.OPEN);
        assertThat(lifecycle(known, two)).isEqualTo(Lifecycle.OPEN);
    }

    @Test
    void theRefusalOfASecondAttemptSaysNothingAboutTheFirst() {
        var known = Reconciled.up(IdentityClass.B1, VenueTiming.UNDECLARED);
        known.venue.lag(1_000_000);
        var id = known.vanished(anIntent(1));
        known.answerOnce();
        known.answerOnce();
        assertThat(known.released()).hasSize(1);
        known.account.report(new VenueReport.Rejected(id, ReasonCode.EXE_INSUFFICIENT_FUNDS));
        assertThat(lifecycle(known, id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void thatTheVenueHasTheIdProvesThatTheOrderIsThere() {
        var known = Reconciled.up(IdentityClass.B1, VenueTiming.UNDECLARED);
        known.venue.lag(60);
        var id = known.placedDeaf(anIntent(1));
        known.settle(30);
        assertThat(known.venue.accepted(id)).isEqualTo(1);
        assertThat(lifecycle(known, id)).isEqualTo(Lifecycle.UNKNOWN);
        known.at(570).account.core().reconcile(Cause.OPERATOR, 570);
        known.converse();
        assertThat(lifecycle(known, id)).isEqualTo(Lifecycle.OPEN);
    }

    @Test
    void anUnknownOrderBlocksNewRiskOnItsInstrumentAndNoOther() {
        it.placedDeaf(anIntent(1));
        assertThat(it.account.submit(anIntent(2).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.RSK_UNKNOWN_BLOCK, "", ""));
        var eth = anIntent(3).of(Instruments.ETH);
        assertThat(it.account.submit(eth.order())).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void anOrderNobodyAnswersForIsUnknownAfterATime() {
        var id = it.account.send(anIntent(1));
        it.released();
        it.at(it.now() + 40).account.core().tick(it.now());
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.SENT);
        it.at(it.now() + 40).account.core().tick(it.now());
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void whatBecameUnknownBeforeItLeftIsNotSentAnyMore() {
        var id = it.account.send(anIntent(1).decidedAt(1));
        it.at(it.now() + 100).account.core().tick(it.now());
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(it.released()).isEmpty();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void theAgeOfAnUnknownOrderAlarmsOncePerStepAndThenEachLastStepAndTightens() {
        var id = it.vanished(anIntent(1));
        for (int i = 0; i < 310; i++) {
            it.at(it.now() + 10).account.core().tick(it.now());
        }
        var alarms = it.account.effects().reconciliations().stream()
                .filter(record -> record.step() == Step.ALARM.number())
                .toList();
        assertThat(alarms).as("100, 1000, 2000, 3000").hasSize(4).allSatisfy(alarm -> {
            assertThat(alarm.subject()).isEqualTo(id);
            assertThat(alarm.reason()).isEqualTo(ReasonCode.REC_UNKNOWN_AGE);
        });
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    @Test
    void anOperatorSettlesItWithActorAndReasonInTheJournal() {
        var id = it.vanished(anIntent(1));
        var core = it.account.core();
        assertThat(core.resolveUnknown(id, Settlement.NOT_PLACED, "", "seen", it.now()))
                .isEqualTo(ReasonCode.CLI_REASON);
        assertThat(core.resolveUnknown(id, Settlement.NOT_PLACED, "alice", " ", it.now()))
                .isEqualTo(ReasonCode.CLI_REASON);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(core.resolveUnknown(id, Settlement.NOT_PLACED, "alice", "asked the desk", it.now()))
                .isEqualTo(ReasonCode.OK);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        assertThat(it.account.effects().reconciliations()).anySatisfy(record -> {
            assertThat(record.step()).isEqualTo(Step.RESOLUTION.number());
            assertThat(record.subject()).isEqualTo(id);
            assertThat(record.actor()).isEqualTo("alice");
            assertThat(record.note()).isEqualTo("asked the desk");
        });
    }

    @Test
    void anOperatorCannotSayThatAnOrderWasNeverPlacedThatTheVenueHad() {
        var id = it.placed(anIntent(1));
        it.account.report(new VenueReport.Lost(id));
        var core = it.account.core();
        assertThat(core.resolveUnknown(id, Settlement.NOT_PLACED, "alice", "sure", it.now()))
                .isEqualTo(ReasonCode.REC_DIVERGED);
        assertThat(core.resolveUnknown(id, Settlement.GONE, "alice", "sure", it.now()))
                .isEqualTo(ReasonCode.OK);
        assertThat(core.resolveUnknown(id, Settlement.GONE, "alice", "sure", it.now()))
                .isEqualTo(ReasonCode.GATE_TARGET);
    }

    @Test
    void aFillAfterAnOrderWasSettledIsBookedAndDangerous() {
        var id = it.placedDeaf(anIntent(1));
        it.account.core().resolveUnknown(id, Settlement.NOT_PLACED, "alice", "wrong", it.now());
        var fill = it.venue.fill(id, "99", "1", it.now());
        assertThat(it.account.report(fill)).isEqualTo(new ReportOutcome.Contradicted(ReasonCode.REC_DANGEROUS));
        assertThat(position()).isEqualByComparingTo(Decimal.ONE);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    @Tag("M-18")
    void afterARestartAnUnansweredOrderIsUnknownAndFoundNeverSentAgain() {
        var id = it.account.send(anIntent(1));
        it.tradeDeaf();
        it.restart();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        it.converse();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.OPEN);
        assertThat(it.venue.accepted(id)).isEqualTo(1);
    }

    @Test
    @Tag("M-18")
    void whatMayHaveLeftJustBeforeACrashIsNotConcludedFromAnEarlierClock() {
        var id = it.vanished(anIntent(1));
        it.take(_ -> true);
        it.at(it.now() + 40);
        it.restart();
        it.converse();
        it.settle(EXPIRY);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void aCancelThatGotLostIsAskedForAgain() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).cancel(1));
        it.released();
        it.settle(200);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
        assertThat(it.account.effects().requests())
                .filteredOn(VenueRequest.Cancel.class::isInstance)
                .hasSizeGreaterThan(1);
        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void anAmendThatGotLostIsRefusedOnceTheVenueSurelyDoesNotHaveIt() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.released();
        it.settle(2_000);
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.OPEN);
        assertThat(it.account.effects().kinds())
                .contains(ExecutionKind.AMEND_REJECTED)
                .doesNotContain(ExecutionKind.UNKNOWN);
    }

    @Test
    void anAmendWhoseAnswerGotLostIsTakenOver() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.tradeDeaf();
        it.settle(200);
        assertThat(it.account.effects().kinds()).contains(ExecutionKind.AMENDED);
        it.account.core().reconcile(Cause.OPERATOR, it.now());
        it.converse();
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(lifecycle(id)).isEqualTo(Lifecycle.OPEN);
    }

    private Decimal position() {
        return it.account.core().exposure(Intents.ONE).positionQty(1);
    }

    private Lifecycle lifecycle(String id) {
        return lifecycle(it, id);
    }

    private static Lifecycle lifecycle(Reconciled it, String id) {
        return Required.field("lifecycle", it.account.core().lifecycle(id));
    }
}
