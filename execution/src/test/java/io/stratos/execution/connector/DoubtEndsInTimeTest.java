package io.stratos.execution.connector;

import static io.stratos.execution.connector.Reconciled.EXPIRY;
import static io.stratos.execution.connector.Reconciled.HORIZON;
import static io.stratos.execution.connector.Reconciled.RETRY;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is open ends soon after the venue's answer can be evidence, whatever happened before, and not with
/// the next periodic comparison.
@Tag("X-5")
@Tag("M-18")
class DoubtEndsInTimeTest {

    /// The venue's declared times, and a few comparisons.
    private static final long SOON = EXPIRY + HORIZON + 3 * RETRY;

    private final Reconciled it = Reconciled.up();

    @Test
    void anAmendOfAnEarlierLifeThatGotLostEndsSoonAfterTheStart() {
        it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.released();
        it.at(it.now() + 100);
        it.restart();

        it.settle(SOON);

        assertThat(it.account.core().unanswered()).isEmpty();
        assertThat(it.account.effects().kinds()).contains(ExecutionKind.AMEND_REJECTED);
    }

    /// Neither what it was nor what was asked for: somebody else changed it.
    @Test
    void anAmendOfAnOrderThatTheVenueShowsWithAThirdQuantityEnds() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.released();
        it.venue.take(new VenueRequest.Amend(id, 1, Decimal.of("3"), Decimal.ofWhole(100)), it.now());

        it.settle(200);

        assertThat(it.account.core().unanswered()).isEmpty();
        assertThat(it.account.effects().lastEvent().orderQty()).isEqualByComparingTo(Decimal.of("3"));
    }

    @Test
    void aCancelOfAnEarlierLifeThatGotLostIsAskedForAgainSoonAfterTheStart() {
        it.placed(anIntent(1));
        it.account.submit(anIntent(2).cancel(1));
        it.released();
        it.at(it.now() + 100);
        it.restart();

        it.settle(SOON);

        assertThat(it.account.core().unanswered()).isEmpty();
        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void comparisonsInVainDoNotHoldUpANewDoubt() {
        var held = it.placed(anIntent(1));
        it.account.report(it.venue.fill(held, "99", "1", it.now()));
        it.account.report(new VenueReport.Acknowledged("foreign", "v9", true));
        it.settle(5_000);
        var id = it.vanished(anIntent(2).sell("1").decidedAt(it.now()));

        it.settle(SOON);

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
    }

    /// The fill was no last one while the amend was open, and the cancel overtook the amend.
    @Test
    void anOrderFilledUnderAnAmendThatACancelOvertookIsFilled() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.released();
        it.account.report(it.venue.fill(id, "99", "1", it.now()));
        it.account.submit(anIntent(3).cancel(1));
        it.released();
        it.account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));

        it.settle(SOON);

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void whatTheVenueShowsAsFilledIsFilledAlsoUnderACancel() {
        var it = Reconciled.withoutAmend();
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).amend(1, "2", null));
        it.released();
        it.account.report(it.venue.fill(id, "99", "1", it.now()));
        it.account.submit(anIntent(3).cancel(1));
        it.released();

        it.settle(2_000);

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    /// A maker that requotes takes back what it thinks it has, again and again.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void howeverOftenItIsTakenBackAnOrderThatNeverArrivedEnds(boolean isSaidLost) {
        var id = it.account.send(anIntent(1));
        it.released();
        if (isSaidLost) {
            it.account.report(new VenueReport.Lost(id));
        }
        for (int ref = 2; it.now() < 500 + 50 + SOON && it.account.core().lifecycle(id) != Lifecycle.REJECTED; ref++) {
            it.account.submit(anIntent(ref).cancel(1));
            it.released();
            it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
            it.settle(RETRY);
        }

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    @Test
    void aRequestThatNothingCanEndIsLookedAtAgainAndAgain() {
        var silent = Reconciled.up(IdentityClass.B2, VenueTiming.UNDECLARED);
        silent.placed(anIntent(1));
        silent.account.submit(anIntent(2).amend(1, "2", null));
        silent.released();
        int looks = 0;
        for (int i = 0; i < 40; i++) {
            silent.at(silent.now() + RETRY).account.core().tick(silent.now());
            for (var query : silent.take(_ -> true)) {
                looks += query instanceof VenueQuery.OpenOrders ? 1 : 0;
                silent.answer(silent.venue.answer(query, silent.now()));
            }
        }

        assertThat(looks).as("in 400, with 50 to answer").isBetween(6, 9);
    }

    @Test
    void aCancelThatTheHostItselfAskedForIsNeverGivenUp() {
        var id = it.placed(anIntent(1));
        it.account.core().cancelOrders(Intents.ONE, false, it.now());
        for (int i = 0; i < 10; i++) {
            assertThat(it.released()).as("refused %s times", i).containsExactly(new VenueRequest.Cancel(id, 1));
            it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_RATE_LIMITED));
            it.at(it.now() + 1_000).account.core().tick(it.now());
        }
    }
}
