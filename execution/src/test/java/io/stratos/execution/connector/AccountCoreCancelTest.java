package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-2")
class AccountCoreCancelTest {

    private final Account account = new Account();

    @Test
    void aCancelIsSentWithoutDeadlineAndToldWhenItIsDone() {
        var id = account.open(anIntent(1));
        assertThat(account.submit(anIntent(2).cancel(1))).isEqualTo(new SubmitOutcome.Sent(id));
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(id, 1));
        assertThat(account.effects().deadlines().getLast()).isEqualTo(Long.MAX_VALUE);
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCELED);
    }

    @Test
    void aSecondCancelWhileOneIsOpenDoesNothing() {
        account.open(anIntent(1));
        account.submit(anIntent(2).cancel(1));
        assertThat(account.submit(anIntent(3).cancel(1))).isEqualTo(new SubmitOutcome.Nothing());
        assertThat(account.effects().requests()).hasSize(2);
    }

    @Test
    void aRefusedCancelNamesItselfAndItsTargetAndTheOrderLivesOn() {
        var id = account.open(anIntent(1));
        account.submit(anIntent(2).cancel(1));
        account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
        var event = account.effects().lastEvent();
        assertThat(event.kind()).isEqualTo(ExecutionKind.CANCEL_REJECTED);
        assertThat(event.intent()).isEqualTo(new IntentRef(2, 0));
        assertThat(event.target()).isEqualTo(new IntentRef(1, 0));
        assertThat(account.submit(anIntent(3).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void aCancelOfAnOrderThatIsNotOpenIsDenied() {
        var id = account.open(anIntent(1));
        account.fill(id, 1, "99", "1");
        assertThat(account.submit(anIntent(2).cancel(1)))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_TARGET, "", ""));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.DENIED);
        assertThat(account.effects().lastEvent().target()).isEqualTo(new IntentRef(1, 0));
    }

    @Test
    void anotherInstancesOrderCannotBeCancelled() {
        account.open(anIntent(1).by(TWO));
        assertThat(account.submit(anIntent(2).cancel(1))).isInstanceOf(SubmitOutcome.Denied.class);
        assertThat(account.effects().requests()).hasSize(1);
    }

    @Test
    void anAmendIsAppliedWhenTheVenueSaysSo() {
        var id = account.open(anIntent(1).buy("1").at("100"));
        assertThat(account.submit(anIntent(2).amend(1, "3", "101"))).isInstanceOf(SubmitOutcome.Sent.class);
        assertThat(account.effects().requests().getLast())
                .isEqualTo(new VenueRequest.Amend(id, 1, Decimal.of("3"), Decimal.of("101")));
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("3"));
        account.report(new VenueReport.Amended(id, Decimal.of("3"), Decimal.of("101")));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.AMENDED);
        assertThat(account.effects().lastEvent().orderQty()).isEqualTo(Decimal.of("3"));
    }

    @Test
    void fillsOfTheAmendedQuantityBeforeTheAnswerDoNotEndTheOrder() {
        var id = account.open(anIntent(1).buy("1"));
        account.submit(anIntent(2).amend(1, "2", null));
        account.fill(id, 1, "99", "1");
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.PARTIALLY_FILLED);
        account.fill(id, 2, "99", "1");
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.FILLED);
    }

    @Test
    void anOrderThatIsFullWhenItsAmendIsRefusedIsFilled() {
        var id = account.open(anIntent(1).buy("1"));
        account.submit(anIntent(2).amend(1, "2", null));
        account.fill(id, 1, "99", "1");
        account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.FILLED);
        assertThat(account.core().exposure(ONE).liveOrder(new IntentRef(1, 0))).isNull();
    }

    @Test
    void anOrderAmendedDownToWhatIsFilledIsFilled() {
        var id = account.open(anIntent(1).buy("3"));
        account.submit(anIntent(2).amend(1, "2", null));
        account.fill(id, 1, "99", "2");
        account.report(new VenueReport.Amended(id, Decimal.of("2"), Decimal.of("100")));
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMENDED, ExecutionKind.FILLED);
    }

    @Test
    void aCancelOvertakesAnAmendAndBothAreAnswered() {
        var id = account.open(anIntent(1).buy("1"));
        account.submit(anIntent(2).amend(1, "2", null));
        assertThat(account.submit(anIntent(3).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
        account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        assertThat(account.effects().lastEvent().intent()).isEqualTo(new IntentRef(2, 0));
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCELED);
    }

    @Test
    void anUnconfirmedOrderCannotBeAmendedButCancelled() {
        account.send(anIntent(1));
        assertThat(account.submit(anIntent(2).amend(1, "2", null)))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.EXE_AMEND_REJECTED, "", ""));
        assertThat(account.submit(anIntent(3).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void anAmendToWhatIsFilledAlreadyIsDenied() {
        var id = account.open(anIntent(1).buy("2"));
        account.fill(id, 1, "99", "1");
        assertThat(account.submit(anIntent(2).amend(1, "1", null)))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.EXE_AMEND_REJECTED, "1", "1"));
        assertThat(account.submit(anIntent(3).amend(1, "1.001", null))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void cancelAllTakesEntriesBackAndCanLeaveWhatProtects() {
        account.hold(anIntent(1).buy("2"), "100");
        var entry = account.open(anIntent(2).buy("1"));
        var exit = account.open(anIntent(3).sell("1").at("110"));
        assertThat(account.core().cancelOrders(ONE, true, 5)).isEqualTo(1);
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(entry, 1));
        assertThat(account.core().cancelOrders(ONE, false, 5)).isEqualTo(1);
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(exit, 1));
    }

    @Test
    void aRefusedCancelOfTheHostsIsToldToNoStrategy() {
        var id = account.open(anIntent(1));
        account.core().cancelOrders(ONE, false, 5);
        int events = account.effects().events().size();
        account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
        assertThat(account.effects().events()).hasSize(events);
    }

    @Test
    void anAmendThatIsTooOldIsDeniedAndACancelNever() {
        account.open(anIntent(1));
        account.at(Intents.MAX_DELAY + 1);
        assertThat(account.submit(anIntent(2).amend(1, "2", null)))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Denied.class,
                        denied -> assertThat(denied.code()).isEqualTo(ReasonCode.EXE_NOT_SENT_TOO_LATE));
        assertThat(account.submit(anIntent(3).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
    }
}
