package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.ForcedAction;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An order of ours that is over here and stands open at the venue all the same: whoever made it was told,
/// so nobody wants it, and the venue is asked to take it back.
@Tag("X-2")
@Tag("X-5")
class LateOrderTest {

    private final Reconciled it = Reconciled.up();

    @Test
    void anOrderThatShowsAfterItsAbsenceWasBelievedIsTakenBack() {
        var late = concludedAbsent(anIntent(1));
        arrives(late);

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
        assertThat(takenBack()).isEqualTo(1);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.core().lifecycle(late.clientOrderId())).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void soIsOneThatAnOperatorSaidWasNeverPlaced() {
        var id = it.account.send(anIntent(1));
        var late = (VenueRequest.Place) it.released().getFirst();
        it.account.report(new VenueReport.Lost(id));
        it.account.core().resolveUnknown(id, Settlement.NOT_PLACED, "alice", "seen nowhere", it.now());
        arrives(late);

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    @Tag("M-18")
    void soIsOneThatShowsAfterARestart() {
        arrives(concludedAbsent(anIntent(1)));
        it.restart();

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void itsConfirmationOnTheStreamIsLookedAtWithoutWaitingForTheNextComparison() {
        var late = concludedAbsent(anIntent(1));
        it.settle(100);
        it.venue.take(late, it.now()).forEach(it.account::report);

        it.settle(5 * Reconciled.RETRY);

        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void whatItExecutedMeanwhileIsBooked() {
        var late = concludedAbsent(anIntent(1));
        arrives(late);
        it.venue.fill(late.clientOrderId(), "99", "0.4", it.now());

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
        assertThat(it.account.core().exposure(Intents.ONE).positionQty(1)).isEqualByComparingTo(Decimal.of("0.4"));
    }

    @Test
    void aCancelThatGetsLostIsFollowedByAnotherAfterTheNextComparison() {
        var late = concludedAbsent(anIntent(1));
        arrives(late);
        while (it.account.effects().requests().stream().noneMatch(VenueRequest.Cancel.class::isInstance)) {
            it.at(it.now() + Reconciled.RETRY).account.core().tick(it.now());
            it.take(_ -> true).forEach(query -> it.answer(it.venue.answer(query, it.now())));
        }
        it.released();
        assertThat(it.venue.open()).hasSize(1);

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
    }

    /// One answer that is older than the end of an order is none to act on.
    @Test
    void oneAnswerFromBeforeItsEndTakesNothingBack() {
        var id = it.placed(anIntent(1));
        var before = Objects.requireNonNull(it.venue.find(id));
        it.account.submit(anIntent(2).cancel(1));
        it.trade();
        int requests = it.account.effects().requests().size();
        it.account.core().reconcile(Cause.OPERATOR, it.now());
        it.take(VenueQuery.OpenOrders.class::isInstance)
                .forEach(query -> it.answer(
                        new VenueAnswer.OpenOrders(query.id(), Completeness.COMPLETE, it.now(), List.of(before), "")));

        it.settle(1_000);

        assertThat(it.account.effects().requests()).hasSize(requests);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    @Tag("X-6")
    void underHaltItIsTakenBackToo() {
        arrives(concludedAbsent(anIntent(1)));
        it.account.safety(SafetyState.HALT);

        it.settle(3_000);

        assertThat(it.venue.open()).isEmpty();
    }

    /// It cannot add risk, and may be all that protects what is held.
    @Test
    @Tag("X-6")
    void underHaltWhatTheVenueKeepsFromOpeningAPositionStays() {
        var held = it.placed(anIntent(1));
        it.account.report(it.venue.fill(held, "100", "1", it.now()));
        var stop = concludedAbsent(anIntent(2).sell("1").stop("80").reduceOnly());
        arrives(stop);
        it.account.safety(SafetyState.HALT);

        it.settle(3_000);

        assertThat(it.venue.open()).containsExactly(stop.clientOrderId());
        assertThat(it.account.core().isReconciled()).isFalse();
    }

    @Test
    void anotherOrderUnderTheIdOfOneThatIsOverIsNotOursToTakeBack() {
        var id = concludedAbsent(anIntent(1)).clientOrderId();
        it.venue.foreign(id, Instruments.ETH.id(), Side.SELL, Decimal.ONE, Decimal.ONE, it.now());

        it.settle(3_000);

        assertThat(it.venue.open()).containsExactly(id);
        assertThat(takenBack()).isZero();
    }

    @Test
    void anOrderOfOurSchemeThatNobodyHereKnowsIsNotTakenBack() {
        var id = new ClientOrderIds(Account.VENUE).of(Intents.ONE, "ff".repeat(32));
        it.venue.foreign(id, 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());

        it.settle(3_000);

        assertThat(it.venue.open()).containsExactly(id);
        assertThat(it.account.effects().requests()).isEmpty();
    }

    /// What the venue surely does not have, by all that it declares, ends; here that is a mistake of the
    /// venue.
    private VenueRequest.Place concludedAbsent(Intents intent) {
        var id = it.account.send(intent.decidedAt(it.now()));
        var place = (VenueRequest.Place) it.released().getFirst();
        it.account.report(new VenueReport.Lost(id));
        it.settle(200);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        return place;
    }

    private void arrives(VenueRequest.Place late) {
        it.venue.take(late, it.now());
        assertThat(it.venue.find(late.clientOrderId()))
                .extracting(VenueOrder::state)
                .isEqualTo(VenueOrder.State.WORKING);
    }

    private long takenBack() {
        return it.account.effects().reconciliations().stream()
                .filter(record -> record.action() == ForcedAction.TAKE_BACK.number())
                .peek(record -> assertThat(record.reason()).isEqualTo(ReasonCode.REC_DANGEROUS))
                .count();
    }
}
