package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a venue's error means, by its category.
@Tag("X-7")
class ErrorTaxonomyTest {

    private final Reconciled it = Reconciled.up();

    @Test
    void everyCodeOfExecutionHasACategoryAVenueCanGive() {
        assertThat(Stream.of(ReasonCode.values()).filter(code -> code.name().startsWith("EXE_")))
                .allSatisfy(code -> assertThat(ErrorCategory.of(code)).isNotIn(ErrorCategory.FOREIGN));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            names = {"EXE_UNKNOWN", "INTERNAL", "REC_DIVERGED", "STA_LEDGER_IO"})
    void aRefusalThatIsNotDefiniteIsNone(ReasonCode code) {
        var id = it.account.send(anIntent(1).decidedAt(500));
        it.account.report(new VenueReport.Rejected(id, code));
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            names = {"EXE_VENUE_REJECTED", "EXE_FILTER", "EXE_INSUFFICIENT_FUNDS", "EXE_NETWORK", "SAF_HALT"})
    void aDefiniteRefusalEndsTheOrder(ReasonCode code) {
        var id = it.account.send(anIntent(1).decidedAt(500));
        it.account.report(new VenueReport.Rejected(id, code));
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.REJECTED);
    }

    @Test
    void theRefusalOfACancelOrAmendThatIsNotDefiniteMakesTheOrderUnknown() {
        var id = it.placed(anIntent(1).decidedAt(500));
        it.account.submit(anIntent(2).decidedAt(500).amend(1, "2", null));
        it.account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_UNKNOWN));
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.UNKNOWN);
    }

    @Test
    @Tag("X-3")
    void aCancelOverTheRateLimitGoesOutAgainAsOftenAsThePolicySays() {
        var id = it.placed(anIntent(1).decidedAt(500));
        it.account.submit(anIntent(2).decidedAt(500).cancel(1));
        int events = it.account.effects().events().size();
        refuse(id);
        assertThat(cancels()).isEqualTo(1);
        tick(Reconciled.RETRY);
        assertThat(cancels()).isEqualTo(2);
        refuse(id);
        tick(Reconciled.RETRY);
        assertThat(cancels()).isEqualTo(2);
        tick(Reconciled.RETRY);
        assertThat(cancels()).isEqualTo(3);
        assertThat(it.account.effects().events()).hasSize(events);
        refuse(id);
        assertThat(it.account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCEL_REJECTED);
        tick(100);
        assertThat(cancels()).isEqualTo(3);
    }

    @Test
    @Tag("X-3")
    void aCancelThatIsTooLateIsNotRepeated() {
        var id = it.placed(anIntent(1).decidedAt(500));
        it.account.submit(anIntent(2).decidedAt(500).cancel(1));
        it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_CANCEL_TOO_LATE));
        tick(Reconciled.RETRY);
        assertThat(cancels()).isEqualTo(1);
    }

    @Test
    @Tag("X-3")
    void anOrderOverTheRateLimitIsTheStrategysToAskForAgain() {
        var id = it.account.send(anIntent(1).decidedAt(500));
        it.account.report(new VenueReport.Rejected(id, ReasonCode.EXE_RATE_LIMITED));
        tick(Reconciled.RETRY);
        assertThat(it.account.effects().requests()).hasSize(1);
        assertThat(it.account.effects().lastCode()).isEqualTo(ReasonCode.EXE_RATE_LIMITED);
    }

    private void refuse(String id) {
        it.account.report(new VenueReport.CancelRejected(id, ReasonCode.EXE_RATE_LIMITED));
    }

    private void tick(long nanos) {
        it.at(it.now() + nanos).account.core().tick(it.now());
    }

    private long cancels() {
        return it.account.effects().requests().stream()
                .filter(VenueRequest.Cancel.class::isInstance)
                .count();
    }
}
