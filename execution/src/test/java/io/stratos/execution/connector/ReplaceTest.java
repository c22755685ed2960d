package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Amends where the venue cannot change orders: one is taken back, another takes its place (`faults.md` F22).
@Tag("X-2")
class ReplaceTest {

    private final Account account = new Account(Account.setup(Account.NO_AMEND, Account.LOOSE, 1_000));
    private final String old = account.open(anIntent(1).buy("2").at("100"));

    @Test
    void theOldOrderIsTakenBackAndNothingElseIsSentMeanwhile() {
        assertThat(account.submit(anIntent(2).amend(1, "3", "101"))).isEqualTo(new SubmitOutcome.Sent(old));
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(old, 1));
        assertThat(account.effects().deadlines().getLast()).isEqualTo(Intents.MAX_DELAY);
        assertThat(stage(2)).isEqualTo(Stage.STAGED);
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("3"));
    }

    @Test
    void whenItIsGoneAnotherIsPlacedForWhatIsLeftUnderAnIdOfTheAmend() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.fill(old, 1, "100", "0.5");
        canceled(old);
        var placed = placed();
        assertThat(placed.clientOrderId()).isNotEqualTo(old).hasSize(old.length());
        assertThat(placed.clientOrderId()).startsWith(old.substring(0, 7));
        assertThat(placed.qty()).isEqualByComparingTo(Decimal.of("2.5"));
        assertThat(placed.price()).isEqualTo(Decimal.of("101"));
        assertThat(stage(2)).isEqualTo(Stage.APPROVED);
        assertThat(account.core().release(placed, Intents.MAX_DELAY, 0)).isEqualTo(ReasonCode.OK);
        assertThat(stage(2)).isEqualTo(Stage.COMMITTED);
    }

    @Test
    void toItsOwnerItIsTheSameOrder() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.fill(old, 1, "100", "0.5");
        canceled(old);
        assertThat(account.effects().kinds()).doesNotContain(ExecutionKind.CANCELED);
        var id = acknowledged();
        var amended = account.effects().lastEvent();
        assertThat(amended.kind()).isEqualTo(ExecutionKind.AMENDED);
        assertThat(amended.intent()).isEqualTo(new IntentRef(1, 0));
        assertThat(amended.orderQty()).isEqualByComparingTo(Decimal.of("3"));
        assertThat(amended.cumulativeQty()).isEqualByComparingTo(Decimal.of("0.5"));
        account.fill(id, 1, "101", "2.5");
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.FILLED);
        assertThat(account.effects().lastEvent().intent()).isEqualTo(new IntentRef(1, 0));
        assertThat(account.effects().lastEvent().cumulativeQty()).isEqualByComparingTo(Decimal.of("3"));
    }

    @Test
    void aFillOfTheNewOrderBeforeItsAcknowledgementTellsTheAmendFirst() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        canceled(old);
        account.fill(placed().clientOrderId(), 1, "101", "1");
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMENDED, ExecutionKind.PARTIALLY_FILLED);
        acknowledged();
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMENDED, ExecutionKind.PARTIALLY_FILLED);
    }

    @Test
    void theNewOrderIsAmendedAndCancelledByTheNameOfTheFirst() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.fill(old, 1, "100", "0.5");
        canceled(old);
        var second = acknowledged();
        assertThat(account.submit(anIntent(3).amend(1, "4", null))).isEqualTo(new SubmitOutcome.Sent(second));
        account.fill(second, 1, "101", "1");
        canceled(second);
        assertThat(placed().qty()).isEqualByComparingTo(Decimal.of("2.5"));
        var third = acknowledged();
        assertThat(account.submit(anIntent(4).cancel(1))).isEqualTo(new SubmitOutcome.Sent(third));
    }

    @Test
    void aRefusedCancelIsARefusedAmendAndTheOrderLivesOn() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.report(new VenueReport.CancelRejected(old, ReasonCode.EXE_CANCEL_TOO_LATE));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.AMEND_REJECTED);
        assertThat(account.effects().lastEvent().intent()).isEqualTo(new IntentRef(2, 0));
        assertThat(stage(2)).isEqualTo(Stage.DENIED);
        assertThat(account.core().lifecycle(old)).isEqualTo(Lifecycle.OPEN);
        assertThat(account.submit(anIntent(3).amend(1, "3", "101"))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void whatTheOldOrderFilledMeanwhileIsNotAskedForAgain() {
        account.submit(anIntent(2).amend(1, "1", null));
        account.fill(old, 1, "100", "1");
        canceled(old);
        assertThat(account.effects().requests()).hasSize(2);
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
    }

    @Test
    void anOrderThatFillsBeforeItsCancelArrivesIsFilledAndNothingTakesItsPlace() {
        account.submit(anIntent(2).amend(1, "2", "101"));
        account.fill(old, 1, "100", "2");
        account.report(new VenueReport.CancelRejected(old, ReasonCode.EXE_CANCEL_TOO_LATE));
        assertThat(account.core().lifecycle(old)).isEqualTo(Lifecycle.FILLED);
        assertThat(account.effects().requests()).hasSize(2);
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.ZERO);
    }

    @Test
    @Tag("F22")
    void aNewOrderThatTheVenueRefusesLeavesNeither() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        canceled(old);
        account.report(new VenueReport.Rejected(placed().clientOrderId(), ReasonCode.EXE_INSUFFICIENT_FUNDS));
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        assertThat(account.effects().lastEvent().intent()).isEqualTo(new IntentRef(1, 0));
        assertThat(account.core().exposure(ONE).liveOrder(new IntentRef(1, 0))).isNull();
    }

    @Test
    @Tag("F22")
    void aNewOrderThatSafetyForbidsByThenLeavesNeither() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.safety(SafetyState.SAFE_MODE);
        canceled(old);
        assertThat(account.effects().requests()).hasSize(2);
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        assertThat(stage(2)).isEqualTo(Stage.DENIED);
    }

    @Test
    void anAmendThatIsTooOldWhenTheOldOrderIsGonePlacesNothing() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.at(Intents.MAX_DELAY + 1);
        canceled(old);
        assertThat(account.effects().requests()).hasSize(2);
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
    }

    @Test
    void aCancelOvertakesTheAmendAndNothingTakesTheOrdersPlace() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        assertThat(account.submit(anIntent(3).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.AMEND_REJECTED);
        canceled(old);
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCELED);
        assertThat(account.effects().requests()).hasSize(3);
    }

    @Test
    void anAmendOfAnAmendThatIsUnderwayIsDenied() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        assertThat(account.submit(anIntent(3).amend(1, "4", null)))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.EXE_AMEND_REJECTED, "", ""));
        assertThat(account.effects().requests()).hasSize(2);
    }

    @Test
    void anEntryThatShrinksIsPlacedAnewAndThatIsNewRisk() {
        account.safety(SafetyState.SAFE_MODE);
        var outcome = account.submit(anIntent(2).amend(1, "1", null));
        assertThat(((SubmitOutcome.Denied) outcome).code()).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        assertThat(account.effects().requests()).hasSize(1);
    }

    @Test
    void anExitIsReplacedUnderCloseOnlyAndUnderFlattenStaysWhereItIs() {
        account.fill(old, 1, "100", "2");
        account.open(anIntent(3).sell("2").at("110").reduceOnly());
        account.safety(SafetyState.CLOSE_ONLY);
        assertThat(account.submit(anIntent(4).amend(3, null, "109"))).isInstanceOf(SubmitOutcome.Sent.class);
        account.report(new VenueReport.CancelRejected(
                account.effects().requests().getLast().clientOrderId(), ReasonCode.EXE_NETWORK));
        account.safety(SafetyState.FLATTEN);
        var outcome = account.submit(anIntent(5).amend(3, null, "108"));
        assertThat(((SubmitOutcome.Denied) outcome).code()).isEqualTo(ReasonCode.SAF_FLATTEN);
    }

    @Test
    @Tag("M-23")
    void theSameAmendAgainDoesNothing() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        canceled(old);
        assertThat(account.submit(anIntent(2).amend(1, "3", "101"))).isInstanceOf(SubmitOutcome.Repeated.class);
        assertThat(account.effects().requests()).hasSize(3);
    }

    @Test
    @Tag("M-18")
    void theChainSurvivesARestart() {
        account.submit(anIntent(2).amend(1, "3", "101"));
        account.fill(old, 1, "100", "0.5");
        var later = account.restarted();
        later.report(new VenueReport.Canceled(old, ReasonCode.EXE_CANCELED));
        var placed = (VenueRequest.Place) later.effects().requests().getLast();
        assertThat(placed.qty()).isEqualByComparingTo(Decimal.of("2.5"));
        var last = later.restarted();
        last.report(new VenueReport.Acknowledged(placed.clientOrderId(), "v2", true));
        assertThat(last.effects().lastEvent().kind()).isEqualTo(ExecutionKind.AMENDED);
        assertThat(last.effects().lastEvent().orderQty()).isEqualByComparingTo(Decimal.of("3"));
    }

    private Stage stage(long cursor) {
        return Required.field("an intent", account.core().intent(ONE, new IntentRef(cursor, 0)))
                .stage();
    }

    private void canceled(String id) {
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
    }

    private VenueRequest.Place placed() {
        return (VenueRequest.Place) account.effects().requests().getLast();
    }

    private String acknowledged() {
        var id = placed().clientOrderId();
        account.report(new VenueReport.Acknowledged(id, "v-" + id, true));
        return id;
    }
}
