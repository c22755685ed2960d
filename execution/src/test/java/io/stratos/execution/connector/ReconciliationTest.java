package io.stratos.execution.connector;

import static io.stratos.execution.connector.Reconciled.DECLARED;
import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found when an account is compared with its venue, and what that forces (SPEC X-5).
@Tag("X-5")
class ReconciliationTest {

    private final Reconciled it = Reconciled.up();

    @Test
    void noNewRiskIsTakenBeforeTheFirstVerdict() {
        var fresh = new Reconciled(IdentityClass.B2, DECLARED);
        fresh.at(1).account.core().start(1);
        fresh.at(500);
        assertThat(fresh.account.submit(anIntent(1).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.REC_PENDING, "", ""));
        fresh.converse();
        assertThat(fresh.account.submit(anIntent(2).order())).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void aVenueThatDoesNotAnswerKeepsTheAccountWaiting() {
        var fresh = new Reconciled(IdentityClass.B2, DECLARED);
        fresh.at(1).account.core().start(1);
        for (int i = 0; i < 100; i++) {
            fresh.at(fresh.now() + 20).account.core().tick(fresh.now());
            fresh.take(_ -> true)
                    .forEach(query -> fresh.answer(new VenueAnswer.Failed(query.id(), ReasonCode.EXE_RATE_LIMITED)));
        }
        assertThat(fresh.account.core().isPending()).isTrue();
        assertThat(fresh.findings()).containsOnly(Category.STALE);
    }

    @Test
    void whatWasReleasedAfterAReconnectBeganDoesNotLeaveBeforeTheVerdict() {
        it.account.send(anIntent(1));
        it.account.core().reconcile(Cause.RECONNECT, it.now());
        assertThat(it.released()).isEmpty();
        assertThat(it.account.effects().lastCode()).isEqualTo(ReasonCode.REC_PENDING);
    }

    @Test
    void whenEverythingAgreesNothingIsFound() {
        it.placed(anIntent(1));
        it.account.core().reconcile(Cause.RECONNECT, it.now());
        it.converse();
        assertThat(it.findings()).isEmpty();
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.core().isPending()).isFalse();
    }

    @Test
    void fillsThatTheStreamDroppedAreFetchedAndTheOrderRebuilt() {
        var id = it.placed(anIntent(1));
        it.venue.fill(id, "99", "0.4", it.now());
        it.venue.fill(id, "98", "0.6", it.now());
        it.at(600).account.core().reconcile(Cause.GAP, 600);
        it.converse();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(it.account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void aCancelNobodyReportedIsTakenOver() {
        var id = it.placed(anIntent(1));
        it.venue.end(id, VenueOrder.State.CANCELED);
        it.at(600).account.core().reconcile(Cause.GAP, 600);
        it.converse();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
        assertThat(it.findings()).containsExactly(Category.DIVERGED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void aFillAndACancelInTheGapAreBothBooked() {
        var id = it.placed(anIntent(1));
        it.venue.fill(id, "99", "0.4", it.now());
        it.venue.end(id, VenueOrder.State.CANCELED);
        it.at(600).account.core().reconcile(Cause.GAP, 600);
        it.converse();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
        assertThat(it.account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.of("0.4"));
    }

    @Test
    void anOrderTheVenueNoLongerShowsIsUnknownAndThenGone() {
        var id = it.placed(anIntent(1));
        it.at(600).account.core().reconcile(Cause.PERIODIC, 600);
        var hidden = new Reconciled(IdentityClass.B2, DECLARED).venue;
        for (int i = 0; i < 3; i++) {
            it.take(_ -> true).forEach(query -> it.answer(hidden.answer(query, it.now())));
        }
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(it.findings()).containsExactly(Category.MISSING_REMOTE);
        it.settle(2_000);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.OPEN);
    }

    @Test
    void aForeignOrderIsQuarantinedOnceAndMakesTheAccountCloseOnly() {
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.settle(3_000);
        assertThat(it.findings()).containsExactly(Category.MISSING_LOCAL);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.account.core().foreign()).isEqualTo(Map.of("theirs", Quarantined.OPEN));
        assertThat(it.account.core().isReconciled()).isFalse();
        assertThat(it.account.effects().requests()).isEmpty();
    }

    @Test
    void aForeignOrderThatAnOperatorAcceptsIsLeftAloneAlsoAfterARestart() {
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.converse();
        assertThat(it.account.core().acceptForeign("theirs", "alice", "", it.now()))
                .isEqualTo(ReasonCode.CLI_REASON);
        assertThat(it.account.core().acceptForeign("theirs", "alice", "the desk's own", it.now()))
                .isEqualTo(ReasonCode.OK);
        it.converse();
        assertThat(it.account.core().isReconciled()).isTrue();
        it.restart();
        it.converse();
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.core().foreign()).containsEntry("theirs", Quarantined.ACCEPTED);
    }

    @Test
    void anOrderOfOurSchemeThatNobodyHereKnowsIsDangerous() {
        var id = new ClientOrderIds(Account.VENUE).of(ONE, "ff".repeat(32));
        it.venue.foreign(id, 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.converse();
        assertThat(it.findings()).containsExactly(Category.DANGEROUS);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    @Test
    void aForeignReportOnTheStreamIsQuarantinedToo() {
        assertThat(it.account.fill("theirs", 1, "1", "1")).isInstanceOf(ReportOutcome.Foreign.class);
        assertThat(it.account.core().foreign()).containsKey("theirs");
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    @Test
    @Tag("Z-5")
    void whatAVenueCallsSomethingNeverGetsIntoTheJournalAsItIs() {
        var hostile = "\u001b[31m" + "x".repeat(10_000);
        it.venue.foreign(hostile, 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.converse();
        it.account.fill(hostile + "2", 1, "1", "1");
        assertThat(it.account.core().foreign().keySet())
                .hasSize(2)
                .allMatch(name -> name.matches("sha256:[0-9a-f]{64}"));
        it.restart();
        assertThat(it.account.core().foreign()).hasSize(2);
    }

    @Test
    void anOperatorsActNeedsANameAndAShortReason() {
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.converse();
        var core = it.account.core();
        assertThat(core.acceptForeign("theirs", "a b", "known", it.now())).isEqualTo(ReasonCode.CLI_REASON);
        assertThat(core.acceptForeign("theirs", "alice", "x".repeat(121), it.now()))
                .isEqualTo(ReasonCode.CLI_REASON);
        assertThat(core.acceptHolding(1, Decimal.ONE, "", "known", it.now())).isEqualTo(ReasonCode.CLI_REASON);
    }

    @Test
    void aForeignFillMovesThePositionAndIsDangerousUntilAnOperatorSaysWhatIsHeld() {
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.venue.fill("theirs", "1", "1", it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.settle(200);
        assertThat(it.findings()).contains(Category.MISSING_LOCAL, Category.DANGEROUS);
        var core = it.account.core();
        core.foreign().forEach((name, _) -> core.acceptForeign(name, "alice", "known", it.now()));
        core.acceptHolding(1, Decimal.ONE, "alice", "known", it.now());
        it.settle(3_000);
        assertThat(core.isReconciled()).isTrue();
    }

    @Test
    void aPositionThatDiffersIsLookedAtAgainBeforeItIsBelieved() {
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        for (int i = 0; i < 2; i++) {
            it.converse(query -> !(query instanceof VenueQuery.Positions));
            it.take(_ -> true)
                    .forEach(query -> it.answer(new VenueAnswer.Positions(
                            query.id(), Completeness.COMPLETE, it.now(), Map.of(1, Decimal.ONE))));
            it.at(it.now() + Reconciled.RETRY).account.core().tick(it.now());
        }
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
        it.settle(100);
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.findings()).isEmpty();
    }

    @Test
    void whatTheVenueCountsAsExecutedButNeverListsIsDangerous() {
        var id = it.placed(anIntent(1));
        it.venue.fill(id, "99", "0.5", it.now());
        it.at(600).account.core().reconcile(Cause.GAP, 600);
        for (int i = 0; i < 50; i++) {
            it.converse(query -> !(query instanceof VenueQuery.Fills));
            it.take(_ -> true)
                    .forEach(query -> it.answer(
                            new VenueAnswer.Fills(query.id(), Completeness.COMPLETE, it.now(), List.of(), "0")));
            it.at(it.now() + Reconciled.RETRY).account.core().tick(it.now());
        }
        assertThat(it.findings()).contains(Category.DANGEROUS);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    /// Whichever came last would stand for both, with its quantity.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoOpenOrdersUnderOneIdAreDangerousWhicheverPageTheyAreOn(boolean isPaged) {
        var id = it.placedDeaf(anIntent(1));
        var one = new VenueOrder(
                id, "v-one", 1, Side.BUY, Decimal.ONE, Decimal.ofWhole(100), Decimal.ZERO, VenueOrder.State.WORKING);
        var two = new VenueOrder(
                id, "v-two", 1, Side.BUY, Decimal.ONE, Decimal.ofWhole(100), Decimal.ZERO, VenueOrder.State.WORKING);
        it.take(VenueQuery.OpenOrders.class::isInstance).forEach(query -> {
            var first = isPaged ? List.of(one) : List.of(one, two);
            var completeness = isPaged ? Completeness.TRUNCATED : Completeness.COMPLETE;
            it.answer(new VenueAnswer.OpenOrders(query.id(), completeness, it.now(), first, isPaged ? "2" : ""));
        });
        it.take(VenueQuery.OpenOrders.class::isInstance)
                .forEach(query -> it.answer(new VenueAnswer.OpenOrders(
                        query.id(), Completeness.COMPLETE, it.now(), List.of(two, one), "")));
        it.converse();

        assertThat(it.account.effects().reconciliations())
                .anySatisfy(record ->
                        assertThat(record.evidence()).contains("v-one").contains("v-two"));
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.account.effects().kinds())
                .as("neither is taken for ours")
                .doesNotContain(ExecutionKind.ACKNOWLEDGED);
    }

    @ParameterizedTest
    @CsvSource({"10,100", "1,101"})
    @Tag("M-23")
    void anotherBodyUnderOurIdIsAConflictAndTakenBackNotTakenOver(String qty, String price) {
        var id = it.account.send(anIntent(1));
        it.released();
        it.venue.foreign(id, 1, Side.BUY, Decimal.of(qty), Decimal.of(price), it.now());
        it.account.report(new VenueReport.Lost(id));
        it.take(_ -> true).forEach(query -> it.answer(it.venue.answer(query, it.now())));

        assertThat(it.account.effects().reconciliations())
                .anySatisfy(record -> assertThat(record.reason()).isEqualTo(ReasonCode.IDM_CONFLICT));
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(it.account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.ONE);

        it.settle(3_000);
        assertThat(it.venue.open()).isEmpty();
        assertThat(it.account.effects().kinds()).doesNotContain(ExecutionKind.ACKNOWLEDGED, ExecutionKind.AMENDED);
    }

    /// It filled before the venue's own answer came, so its amend was allowed though the venue never named it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("M-23")
    void whatFilledBeforeItsAnswerAndWasAmendedSinceIsNoOtherBody(boolean isAnswerLost) {
        var id = it.account.send(anIntent(1).buy("2").at("100"));
        it.tradeDeaf();
        it.account.report(it.venue.fill(id, "99", "0.5", it.now()));
        assertThat(it.account.submit(anIntent(2).amend(1, "3", "101"))).isInstanceOf(SubmitOutcome.Sent.class);
        if (isAnswerLost) {
            it.tradeDeaf();
            it.account.report(new VenueReport.Lost(id));
        } else {
            it.trade();
        }
        it.account.core().reconcile(Cause.GAP, it.now());
        it.settle(3_000);

        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
        assertThat(it.findings()).doesNotContain(Category.DANGEROUS);
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("2.5"));
        assertThat(it.venue.open()).containsExactly(id);
    }

    /// At once, not with what is swept a few times a second.
    @Test
    @Tag("M-23")
    void aConflictOnAnAccountThatIsAsTightAlreadyIsTakenBackAllTheSame() {
        var id = it.account.send(anIntent(1));
        it.released();
        it.account.safety(SafetyState.CLOSE_ONLY);
        it.venue.foreign(id, 1, Side.BUY, Decimal.ofWhole(10), Decimal.ofWhole(100), it.now());
        it.account.report(new VenueReport.Lost(id));
        assertThat(it.released()).isEmpty();

        it.take(_ -> true).forEach(query -> it.answer(it.venue.answer(query, it.now())));

        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.released())
                .singleElement()
                .isInstanceOfSatisfying(
                        VenueRequest.Cancel.class,
                        cancel -> assertThat(cancel.clientOrderId()).isEqualTo(id));
    }

    @Test
    void anotherOrderUnderOurIdIsDangerous() {
        var id = it.account.send(anIntent(1));
        it.released();
        it.venue.foreign(id, 1, Side.SELL, Decimal.ONE, Decimal.ONE, it.now());
        it.account.report(new VenueReport.Lost(id));
        it.converse();
        assertThat(it.findings()).contains(Category.DANGEROUS);
        assertThat(it.account.effects().kinds()).doesNotContain(ExecutionKind.ACKNOWLEDGED);
    }

    @Test
    void pagesAreReadToTheEnd() {
        for (int i = 1; i <= 7; i++) {
            var id = it.placed(anIntent(i));
            it.venue.fill(id, "99", "0.5", it.now());
        }
        it.venue.pageSize(2);
        it.at(600).restart();
        it.converse();
        assertThat(it.account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.of("3.5"));
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void somethingForeignOnTheLastPageIsFoundToo() {
        it.venue.pageSize(2);
        for (int i = 1; i <= 4; i++) {
            it.placed(anIntent(i));
        }
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.settle(100);
        assertThat(it.account.core().foreign()).containsOnlyKeys("theirs");
    }

    @Test
    void aLateAnswerToAnEarlierQuestionIsPassedOver() {
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        var late = it.take(_ -> true);
        it.at(it.now() + 60).account.core().tick(it.now());
        late.forEach(query -> it.answer(it.venue.answer(query, it.now())));
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.effects().queries()).hasSize(3);
        it.converse();
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void itIsDoneAgainAndAgainWithinItsBudget() {
        for (int i = 0; i < 500; i++) {
            it.at(it.now() + 20).account.core().tick(it.now());
            it.converse();
        }
        var verdicts = it.account.effects().reconciliations();
        assertThat(verdicts).hasSizeBetween(9, 12);
        assertThat(verdicts).allSatisfy(record -> assertThat(record.reason()).isEqualTo(ReasonCode.REC_MATCH));
    }

    @Test
    @Tag("X-6")
    void looseningNeedsACleanReconciliationWhateverTheCallerClaims() {
        it.account.safety(SafetyState.HALT);
        it.account.core().reconcile(Cause.GAP, it.now());
        var loosen = new SafetyCommand(
                new SafetyScope.Account(Intents.ACCOUNT),
                SafetyState.NORMAL,
                ReasonCode.REC_MATCH,
                "alice",
                true,
                "all well");
        assertThat(it.account.core().setSafety(loosen, it.now())).isInstanceOf(SafetyChange.Refused.class);
        it.converse();
        assertThat(it.account.core().setSafety(loosen, it.now())).isInstanceOf(SafetyChange.Applied.class);
    }

    @Test
    void tighteningByAFindingTakesEntriesBack() {
        var id = it.placed(anIntent(1));
        it.venue.foreign("theirs", 2, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.at(600).account.core().reconcile(Cause.PERIODIC, 600);
        it.converse();
        assertThat(it.venue.open()).containsExactly("theirs");
        assertThat(it.account.effects().requests()).anyMatch(VenueRequest.Cancel.class::isInstance);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
    }

    @Test
    void theSameInputsGiveTheSameEventsAndIds() {
        assertThat(story()).isEqualTo(story());
    }

    private static List<String> story() {
        var it = Reconciled.up();
        var id = it.placedDeaf(anIntent(1));
        it.vanished(anIntent(2).of(Instruments.ETH));
        it.venue.fill(id, "99", "0.4", it.now());
        it.venue.foreign("theirs", 2, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.settle(500);
        return it.account.effects().everything();
    }

    @Test
    void anAccountThatIsReconciledNeedsAVenueThatCanBeAsked() {
        assertThatThrownBy(() -> Account.reconciled(Account.VENUE, Reconciled.POLICY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
