package io.stratos.execution.connector;

import static io.stratos.execution.connector.Reconciled.EXPIRY;
import static io.stratos.execution.connector.Reconciled.HORIZON;
import static io.stratos.execution.connector.Reconciled.RETRY;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.orders.Lifecycle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The venue keeps executions and done orders for a while only, and the host was away for longer.
@Tag("X-5")
@Tag("M-18")
class ForgottenFillsTest {
    private static final long SOON = EXPIRY + HORIZON + 3 * RETRY;

    private final Reconciled it = Reconciled.up();
    private String filledUnseen = "";

    /// One order fills and nobody hears of it; the venue forgets that, and shows what another one executed later.
    @BeforeEach
    void away() {
        var other = it.placed(anIntent(1));
        filledUnseen = it.placedDeaf(anIntent(2).decidedAt(it.now()));
        it.venue.fill(filledUnseen, "1", "1", it.now());
        it.at(it.now() + 1);
        it.venue.fill(other, "2", "1", it.now());
        it.venue.forget(filledUnseen, other);
        it.restart();
    }

    @Test
    void anOrderThatMayHaveFilledBeforeWhatTheVenueKeepsIsNotTakenForOneThatNeverWas() {
        it.settle(SOON);

        assertThat(it.account.core().lifecycle(filledUnseen)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void noLaterComparisonAndNoLaterLifeTakesItForThat() {
        it.settle(5_000);
        it.restart();
        it.settle(5_000);

        assertThat(it.account.core().lifecycle(filledUnseen)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    void absenceOfWhatCameLaterIsEvidenceAsEver() {
        it.settle(SOON);
        var later = it.vanished(anIntent(3).sell("1").decidedAt(it.now()));

        it.settle(SOON);

        assertThat(it.account.core().lifecycle(later)).isEqualTo(Lifecycle.REJECTED);
    }
}
