package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Cause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A venue's clock that moves after the connect measured it (`faults.md` F16).
@Tag("X-5")
class VenueClockReconciledTest {
    private static final long SECOND = 1_000_000_000L;

    private final Reconciled it = Reconciled.up();

    @Test
    void aClockBeyondItsLimitIsFoundByTheNextComparisonAndStopsNewRisk() {
        answered(SECOND);
        assertThat(it.account.effects().reconciliations()).noneMatch(VenueClockReconciledTest::isOfClock);
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);

        answered(SECOND + 1);
        answered(SECOND + 1);

        assertThat(it.account.effects().reconciliations())
                .filteredOn(VenueClockReconciledTest::isOfClock)
                .as("said once")
                .hasSize(1)
                .allMatch(record -> record.reason() == ReasonCode.REC_CLOCK);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    @Test
    void anOrderDoesNotEndByAbsenceThatOnlyAClockRunningAheadMakesLate() {
        var id = it.vanished(anIntent(1));
        it.at(it.now() + 5);
        it.account.core().reconcile(Cause.UNKNOWN, it.now());
        ahead(1_000);
        assertThat(it.account.core().lifecycle(id))
                .as("expiry and horizon have not passed")
                .isEqualTo(Lifecycle.UNKNOWN);

        it.settle(6_000);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void oneAnswerFromTheFarFutureDoesNotKeepAbsenceFromBeingEvidenceForEver() {
        var id = it.vanished(anIntent(1));
        var asked = it.take(_ -> true);
        it.answer(it.venue.answer(asked.getFirst(), it.now() + 1_000_000 * SECOND));
        asked.stream().skip(1).forEach(query -> it.answer(it.venue.answer(query, it.now())));

        it.settle(Reconciled.EXPIRY + Reconciled.HORIZON - 1);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
        it.settle(10_000);

        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    /// A comparison with a venue whose clock is so much ahead.
    private void answered(long aheadNanos) {
        it.at(it.now() + 100).account.core().reconcile(Cause.PERIODIC, it.now());
        ahead(aheadNanos);
    }

    /// Every question that is open, and every one that follows, is answered by a clock that is so much ahead.
    private void ahead(long nanos) {
        for (var asked = it.take(_ -> true); !asked.isEmpty(); asked = it.take(_ -> true)) {
            asked.forEach(query -> it.answer(it.venue.answer(query, it.now() + nanos)));
        }
    }

    private static boolean isOfClock(ReconciliationRecord record) {
        return record.subject().equals("clock");
    }
}
