package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An order takes another's place only when the venue has shown all that the other one executed.
@Tag("X-2")
@Tag("X-4")
class ReplaceReconciledTest {

    private static final long BEGUN = 500;

    private final Reconciled it = Reconciled.withoutAmend();
    private final String old = it.placed(anIntent(1).decidedAt(BEGUN).buy("2").at("100"));

    @Test
    void aFillThatNobodyToldBeforeTheCancelIsNotAskedForAgain() {
        it.venue.fill(old, "100", "0.5", it.now());
        amend();
        assertThat(placings()).hasSize(1);
        it.converse();
        assertThat(placings()).hasSize(2);
        assertThat(placings().getLast().qty()).isEqualByComparingTo(Decimal.of("2.5"));
        assertThat(it.venue.open()).containsExactly(placings().getLast().clientOrderId());
        assertThat(it.account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.AMENDED);
    }

    @Test
    void anAnswerThatIsOlderThanTheCancelProvesNothing() {
        amend();
        it.converse(query -> !(query instanceof VenueQuery.ById));
        var asked = it.take(query -> query instanceof VenueQuery.ById).getFirst();
        var shown = Objects.requireNonNull(it.venue.find(old));
        var before = new VenueOrder(
                old,
                shown.venueOrderId(),
                1,
                shown.side(),
                shown.qty(),
                shown.price(),
                Decimal.ZERO,
                VenueOrder.State.WORKING);
        it.answer(new VenueAnswer.ById(asked.id(), Completeness.COMPLETE, it.now(), before));
        assertThat(placings()).hasSize(1);
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
        it.settle(5 * Reconciled.RETRY);
        assertThat(placings()).hasSize(2);
    }

    @Test
    void aVenueThatDoesNotShowTheOldOrderAnyMoreProvesNothing() {
        amend();
        it.converse(query -> !(query instanceof VenueQuery.ById));
        var asked = it.take(query -> query instanceof VenueQuery.ById).getFirst();
        it.answer(new VenueAnswer.ById(asked.id(), Completeness.COMPLETE, it.now(), null));
        assertThat(placings()).hasSize(1);
    }

    /// It forgets what is done; its open orders and executions, taken when all must show, prove the same.
    @Test
    void whereTheVenueNeverShowsWhatIsDoneItsOpenOrdersAndExecutionsAreTheProofOnceAllMustShow() {
        it.venue.fill(old, "100", "0.5", it.now());
        amendAtLeisure(it);
        long canceled = it.now();

        forgetful(it, Reconciled.EXPIRY + Reconciled.HORIZON - 1);
        assertThat(it.now()).isLessThan(canceled + Reconciled.EXPIRY + Reconciled.HORIZON);
        assertThat(placings()).as("not before").hasSize(1);
        forgetful(it, 200);

        assertThat(placings()).hasSize(2);
        assertThat(placings().getLast().qty()).isEqualByComparingTo(Decimal.of("2.5"));
        assertThat(it.venue.open()).containsExactly(placings().getLast().clientOrderId());
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    /// A repeat of the old order may have left right before the process ended.
    @Test
    @Tag("M-18")
    void thatProofCountsFromTheStartOfTheProcess() {
        amendAtLeisure(it);
        it.at(it.now() + 10 * Reconciled.HORIZON).restart();

        forgetful(it, Reconciled.EXPIRY + Reconciled.HORIZON - 1);
        assertThat(placings()).as("not before").isEmpty();
        forgetful(it, 200);

        assertThat(placings()).hasSize(1);
    }

    @Test
    void whereNothingCanEverProveItTheAmendComesToNothingAfterATimeAndNothingIsPlaced() {
        var silent = new Reconciled(Account.asked(IdentityClass.B2, VenueTiming.UNDECLARED, false), Reconciled.POLICY);
        silent.at(1).account.core().start(1);
        silent.converse();
        silent.at(BEGUN).placed(anIntent(1).decidedAt(BEGUN).buy("2").at("100"));
        amendAtLeisure(silent);

        forgetful(silent, Reconciled.POLICY.periodicNanos() / 2);
        assertThat(silent.account.effects().kinds()).doesNotContain(ExecutionKind.CANCELED);
        forgetful(silent, 3 * Reconciled.POLICY.periodicNanos());

        assertThat(silent.account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        assertThat(placings(silent)).hasSize(1);
        assertThat(silent.venue.open()).isEmpty();
        assertThat(silent.account.core().isReconciled()).isTrue();
    }

    /// The venue said that it is cancelled, and goes on showing it as open.
    @Test
    void whatTheVenueGoesOnShowingAsOpenIsNotReplacedAndIsTakenBack() {
        amendAtLeisure(it);
        it.venue.end(old, VenueOrder.State.WORKING);

        it.settle(3 * Reconciled.POLICY.periodicNanos());

        assertThat(it.account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        assertThat(placings()).hasSize(1);
        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    void withoutProofInTimeNothingIsPlacedAndTheOwnerHearsOfBothHalves() {
        amend();
        it.at(BEGUN + Intents.MAX_DELAY + 1).account.core().tick(it.now());
        assertThat(it.account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        it.settle(5 * Reconciled.RETRY);
        assertThat(placings()).hasSize(1);
        assertThat(it.venue.open()).isEmpty();
    }

    @Test
    @Tag("M-18")
    void afterARestartTheProofIsAskedForAgain() {
        it.venue.fill(old, "100", "0.5", it.now());
        amend();
        it.restart();
        it.settle(5 * Reconciled.RETRY);
        assertThat(placings()).hasSize(1);
        assertThat(placings().getLast().qty()).isEqualByComparingTo(Decimal.of("2.5"));
        assertThat(it.venue.accepted().values()).allMatch(times -> times == 1);
    }

    @Test
    void aCancelOfWhatIsStagedMeansThatNothingIsPlaced() {
        amend();
        assertThat(it.account.submit(anIntent(3).decidedAt(BEGUN).cancel(1))).isEqualTo(new SubmitOutcome.Nothing());
        assertThat(it.account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);
        it.converse();
        assertThat(placings()).hasSize(1);
    }

    @Test
    void cancelAllTakesWhatIsStagedBackToo() {
        amend();
        it.account.core().cancelOrders(Intents.ONE, true, it.now());
        it.converse();
        assertThat(placings()).hasSize(1);
    }

    @Test
    void aCancelThatGotLostLeavesTheOrderOnceTheVenueSurelyDidNotGetIt() {
        it.account.submit(anIntent(2).decidedAt(BEGUN).amend(1, "3", "101"));
        it.released();
        it.at(BEGUN + 60).account.core().tick(it.now());
        it.settle(200);
        assertThat(it.account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED);
        assertThat(it.account.core().lifecycle(old)).isEqualTo(Lifecycle.OPEN);
        assertThat(it.venue.open()).containsExactly(old);
    }

    @Test
    void aCancelWhoseAnswerGotLostIsTakenOverAndTheAmendGoesOn() {
        it.account.submit(anIntent(2).decidedAt(BEGUN).amend(1, "3", "101"));
        it.tradeDeaf();
        it.at(BEGUN + 60).account.core().tick(it.now());
        it.settle(100);
        assertThat(placings()).hasSize(2);
        assertThat(it.account.effects().kinds()).doesNotContain(ExecutionKind.CANCELED);
    }

    private void amend() {
        it.account.submit(anIntent(2).decidedAt(BEGUN).amend(1, "3", "101"));
        it.trade();
    }

    /// An amend that may wait for as long as it takes.
    private static void amendAtLeisure(Reconciled it) {
        it.account.submit(anIntent(2).decidedAt(1_000_000).amend(1, "3", "101"));
        it.trade();
    }

    /// As [Reconciled#settle], with a venue that shows no order by its id.
    private static void forgetful(Reconciled it, long nanos) {
        for (long end = it.now() + nanos; it.now() < end; it.at(Math.min(end, it.now() + Reconciled.RETRY))) {
            it.account.core().tick(it.now());
            for (var asked = it.take(_ -> true); !asked.isEmpty(); asked = it.take(_ -> true)) {
                asked.forEach(query -> it.answer(
                        query instanceof VenueQuery.ById
                                ? new VenueAnswer.ById(query.id(), Completeness.COMPLETE, it.now(), null)
                                : it.venue.answer(query, it.now())));
                it.trade();
            }
        }
    }

    private List<VenueRequest.Place> placings() {
        return placings(it);
    }

    private static List<VenueRequest.Place> placings(Reconciled it) {
        return it.account.effects().requests().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .map(VenueRequest.Place.class::cast)
                .toList();
    }
}
