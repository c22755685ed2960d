package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// With the standard budget of ten requests a second: nothing that must get through is starved by what is
/// repeated. A question takes half a tenth of a second.
@Tag("X-3")
@Tag("X-5")
class RequestStarvationTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS_EACH_SECOND = 10;
    private static final int MANY = 14;
    private static final VenueTiming DECLARED = new VenueTiming(2 * SECOND, SECOND, false, 0, 0, 0);

    /// An owner takes back what it thinks it has, each 400 ms, and each refusal asks for a comparison.
    @Test
    void whatReducesGetsThroughWhileADoubtIsLookedAtAgainAndAgain() {
        var it = up(IdentityClass.B2, VenueTiming.UNDECLARED);
        var held = it.placed(later(1, it).of(Instruments.ETH));
        it.account.report(it.venue.fill(held, "99", "1", it.now()));
        it.vanished(later(2, it));
        var outcomes = new ArrayList<SubmitOutcome>();
        long ref = 10;
        for (int i = 0; i < 30 * STEPS_EACH_SECOND; i++) {
            if (i % 4 == 0) {
                ref++;
                it.account.submit(later(ref, it).cancel(2));
            }
            if (i % 20 == 19) {
                ref++;
                var exit = later(ref, it).of(Instruments.ETH).sell("0.01").at("99");
                outcomes.add(it.account.submit(exit.order()));
            }
            it.trade();
            step(it);
        }

        assertThat(outcomes).hasSize(15).allMatch(SubmitOutcome.Sent.class::isInstance);
    }

    /// The venue has the order and calls each cancel too late; that alone is no reason to keep it being
    /// compared.
    @Test
    void newRiskGoesOnWhileAnOwnerTakesBackAgainAndAgainWhatTheVenueDoesNotLetGo() {
        var it = up(IdentityClass.B2, DECLARED);
        var stuck = it.placed(later(1, it));
        var outcomes = new ArrayList<SubmitOutcome>();
        long before = it.account.core().comparisons();
        long ref = 10;
        for (int i = 0; i < 60 * STEPS_EACH_SECOND; i++) {
            if (i % 4 == 0) {
                ref++;
                it.account.submit(later(ref, it).cancel(1));
                it.released();
                it.account.report(new VenueReport.CancelRejected(stuck, ReasonCode.EXE_CANCEL_TOO_LATE));
            }
            if (i % 20 == 19) {
                ref++;
                outcomes.add(it.account.submit(
                        later(ref, it).of(Instruments.ETH).buy("0.01").order()));
                it.trade();
            }
            step(it);
        }

        assertThat(outcomes).hasSize(30).allMatch(SubmitOutcome.Sent.class::isInstance);
        assertThat(it.account.core().comparisons() - before)
                .as("at 0, 1, 3, 7, 15, 31 s, and one a minute")
                .isBetween(6L, 8L);
    }

    @Test
    void theLastOfManyRefusalsIsLookedAtToo() {
        var it = up(IdentityClass.B2, DECLARED);
        var id = it.placed(later(1, it));
        for (int i = 0; i < 10; i++) {
            it.account.submit(later(10L + i, it).cancel(1));
            it.released();
            it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
        }
        it.venue.end(id, VenueOrder.State.CANCELED);
        for (int i = 0; i < 3 * STEPS_EACH_SECOND; i++) {
            step(it);
        }

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
    }

    /// Fourteen cancels each 400 ms are more than the budget has.
    @Test
    void manyOrdersThatNeverArrivedEndAlsoWhileAllAreTakenBackAgainAndAgain() {
        var it = up(IdentityClass.B2, DECLARED);
        var ids = manyInDoubt(it);
        long ref = 100;
        for (int i = 0; i < 60 * STEPS_EACH_SECOND; i++) {
            for (int target = 1; i % 4 == 0 && target <= MANY; target++) {
                ref++;
                it.account.submit(later(ref, it).cancel(target));
            }
            it.trade();
            step(it);
        }

        assertThat(ids).allMatch(id -> it.account.core().lifecycle(id) == Lifecycle.REJECTED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    /// The class's own answer is the only evidence there; the questions leave nothing of the budget.
    @Test
    void eachOfManyOrdersInDoubtOfOneInstrumentGetsItsRepeat() {
        var it = up(IdentityClass.A, VenueTiming.UNDECLARED);
        var ids = manyInDoubt(it);
        for (int i = 0; i < 60 * STEPS_EACH_SECOND; i++) {
            it.trade();
            step(it);
        }

        assertThat(ids).allMatch(id -> it.account.core().lifecycle(id) == Lifecycle.OPEN);
        assertThat(ids).allMatch(id -> it.venue.accepted(id) == 1);
    }

    private static List<String> manyInDoubt(Reconciled it) {
        var ids = new ArrayList<String>();
        for (int i = 1; i <= MANY; i++) {
            ids.add(it.account.send(later(i, it)));
            it.released();
            it.at(it.now() + SECOND / 4);
        }
        ids.forEach(id -> it.account.report(new VenueReport.Lost(id)));
        return ids;
    }

    private static Reconciled up(IdentityClass identityClass, VenueTiming timing) {
        var it = new Reconciled(identityClass, timing, ReconcilePolicy.STANDARD);
        it.at(1).account.core().start(1);
        for (int i = 0; i < 5 * STEPS_EACH_SECOND; i++) {
            step(it);
        }
        return it;
    }

    private static void step(Reconciled it) {
        var asked = it.take(_ -> true);
        it.at(it.now() + SECOND / STEPS_EACH_SECOND / 2);
        asked.forEach(query -> it.answer(it.venue.answer(query, it.now())));
        it.at(it.now() + SECOND / STEPS_EACH_SECOND / 2).account.core().tick(it.now());
    }

    private static Intents later(long ref, Reconciled it) {
        return anIntent(ref).decidedAt(it.now() + 1_000 * SECOND);
    }
}
