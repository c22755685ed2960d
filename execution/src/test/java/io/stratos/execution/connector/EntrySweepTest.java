package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What safety takes back does not rest on at the venue, whatever becomes of the first cancel.
@Tag("X-6")
class EntrySweepTest {

    private final Reconciled it = Reconciled.up();

    @Test
    void anOrderWhoseCancelGotToTheVenueBeforeItIsTakenBackAllTheSame() {
        it.account.send(anIntent(1));
        var place = it.released();
        halt();
        it.trade();
        place.forEach(one -> it.venue.take(one, it.now()).forEach(it.account::report));

        it.settle(500);

        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void anOrderOfUnknownOutcomeThatShowsAfterItsCancelWasRefusedIsTakenBack() {
        var id = it.account.send(anIntent(1));
        var place = it.released();
        it.account.report(new VenueReport.Lost(id));
        halt();
        it.trade();
        place.forEach(one -> it.venue.take(one, it.now()));

        it.settle(500);

        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void whatItsOwnerGaveUpToTakeBackTheHostTakesBack() {
        var id = it.placed(anIntent(1));
        it.account.submit(anIntent(2).cancel(1));
        it.released();
        halt();
        for (int i = 0; i < Reconciled.POLICY.attemptsMax(); i++) {
            it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_RATE_LIMITED));
            it.at(it.now() + 1_000).account.core().tick(it.now());
            it.released();
        }

        it.settle(500);

        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void whatTheVenueDoesNotLetGoIsAskedForAtMeasuredPace() {
        var id = it.placed(anIntent(1));
        halt();
        int cancels = 0;
        for (int i = 0; i < 100; i++) {
            for (var request : it.released()) {
                cancels += request instanceof VenueRequest.Cancel ? 1 : 0;
                it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
            }
            it.settle(Reconciled.RETRY);
        }

        assertThat(cancels).as("in 1000, every 50").isBetween(15, 21);
    }

    @Test
    void withoutSafetyNothingIsTakenBack() {
        it.placed(anIntent(1));

        it.settle(500);

        assertThat(it.venue.open()).hasSize(1);
    }

    /// One wrong answer, and the account believes it of the clock for some comparisons.
    @Test
    void aCancelThatGotLostIsAskedForAgainAlsoAfterTheVenuesClockJumped() {
        it.account.core().reconcile(Cause.OPERATOR, it.now());
        it.take(_ -> true).forEach(query -> it.answer(it.venue.answer(query, it.now() + 1_000_000)));
        it.converse();
        it.placed(anIntent(1));
        it.account.submit(anIntent(2).cancel(1));
        it.released();

        it.settle(500);

        assertThat(it.venue.open()).isEmpty();
    }

    private void halt() {
        it.account.safety(SafetyState.HALT);
        it.account.core().cancelEntries(new SafetyScope.Account(Intents.ACCOUNT), it.now());
    }
}
