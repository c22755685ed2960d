package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Account.filled;
import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-2")
@Tag("X-4")
class AccountCoreOrderTest {

    private final Account account = new Account();

    @Test
    void anApprovedOrderIsRecordedAndThenSent() {
        var id = account.send(anIntent(1).buy("2").at("99"));
        assertThat(account.effects().requests())
                .singleElement()
                .isInstanceOfSatisfying(VenueRequest.Place.class, place -> {
                    assertThat(place.clientOrderId()).isEqualTo(id);
                    assertThat(place.qty()).isEqualTo(Decimal.of("2"));
                    assertThat(place.price()).isEqualTo(Decimal.of("99"));
                });
        assertThat(account.effects().everything().getFirst()).startsWith("record ORDER");
        assertThat(account.effects().deadlines()).containsExactly(Intents.MAX_DELAY);
        assertThat(account.effects().events()).isEmpty();
    }

    @Test
    void anOrderGoesFromAcknowledgedOverPartialFillsToFilled() {
        var id = account.open(anIntent(1).buy("2"));
        account.fill(id, 1, "99", "0.5");
        account.fill(id, 2, "98", "1.5");
        assertThat(account.effects().kinds())
                .containsExactly(ExecutionKind.ACKNOWLEDGED, ExecutionKind.PARTIALLY_FILLED, ExecutionKind.FILLED);
        var last = account.effects().lastEvent();
        assertThat(last.cumulativeQty()).isEqualByComparingTo(Decimal.of("2"));
        assertThat(last.leavesQty().isZero()).isTrue();
        assertThat(last.positionQty()).isEqualByComparingTo(Decimal.of("2"));
        assertThat(account.effects().receivers()).containsOnly(ONE);
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY).isZero()).isTrue();
    }

    @Test
    @Tag("F14")
    void aFillBeforeTheAcknowledgementCountsAndTheLateAcknowledgementSaysNothingNew() {
        var id = account.send(anIntent(1));
        account.fill(id, 1, "99", "1");
        assertThat(account.effects().kinds()).containsExactly(ExecutionKind.FILLED);
        account.report(new VenueReport.Acknowledged(id, "v1", true));
        assertThat(account.effects().kinds()).containsExactly(ExecutionKind.FILLED);
    }

    @Test
    void theSameTradeTwiceIsBookedOnce() {
        var id = account.open(anIntent(1).buy("2"));
        assertThat(account.fill(id, 7, "99", "1")).isInstanceOf(ReportOutcome.Applied.class);
        assertThat(account.fill(id, 7, "99", "1")).isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void aFillAfterTheCancelIsBookedAndTheOrderStaysCanceled() {
        var id = account.open(anIntent(1).buy("2"));
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
        assertThat(account.fill(id, 1, "99", "1")).isInstanceOf(ReportOutcome.Applied.class);
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ONE);
        assertThat(account.effects().lastEvent().leavesQty().isZero()).isTrue();
        assertThat(account.core().exposure(ONE).liveOrder(new IntentRef(1, 0))).isNull();
        assertThat(account.effects().records()).contains(RecordKind.FILL);
    }

    @Test
    void aFillOfARejectedOrderIsBookedAndDangerous() {
        var id = account.send(anIntent(1));
        account.report(new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.REJECTED);
        assertThat(account.fill(id, 1, "99", "1")).isEqualTo(new ReportOutcome.Contradicted(ReasonCode.REC_DANGEROUS));
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ONE);
        assertThat(account.effects().records()).endsWith(RecordKind.NOTE);
    }

    @Test
    void moreFilledThanAskedForIsBookedAndDangerous() {
        var id = account.open(anIntent(1).buy("1"));
        assertThat(account.fill(id, 1, "99", "1.001"))
                .isEqualTo(new ReportOutcome.Contradicted(ReasonCode.REC_DANGEROUS));
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.of("1.001"));
    }

    @Test
    void aRejectionAfterAFillMakesTheOrderUnknown() {
        var id = account.open(anIntent(1).buy("2"));
        account.fill(id, 1, "99", "1");
        assertThat(account.report(new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED)))
                .isEqualTo(new ReportOutcome.Contradicted(ReasonCode.REC_DIVERGED));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.UNKNOWN);
    }

    @Test
    void aLostOrderIsUnknownUntilTheVenueShowsIt() {
        var id = account.send(anIntent(1));
        account.report(new VenueReport.Lost(id));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.UNKNOWN);
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.ONE);
        account.report(new VenueReport.Acknowledged(id, "v1", true));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.ACKNOWLEDGED);
    }

    @Test
    void anUnknownOrderWithFillsComesBackAsPartiallyFilled() {
        var id = account.open(anIntent(1).buy("2"));
        account.fill(id, 1, "99", "1");
        account.report(new VenueReport.Lost(id));
        account.report(new VenueReport.Acknowledged(id, "v-" + id, true));
        assertThat(account.fill(id, 2, "99", "1")).isInstanceOf(ReportOutcome.Applied.class);
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.FILLED);
    }

    @Test
    void aStopIsAcknowledgedOnceAlthoughItWorksLater() {
        var id = account.send(anIntent(1).sell("1").stop("90"));
        account.report(new VenueReport.Acknowledged(id, "v1", false));
        account.report(new VenueReport.Acknowledged(id, "v1", true));
        assertThat(account.effects().kinds()).containsExactly(ExecutionKind.ACKNOWLEDGED);
    }

    @Test
    void anotherVenueOrderIdForTheSameOrderIsAContradiction() {
        var id = account.open(anIntent(1));
        assertThat(account.report(new VenueReport.Acknowledged(id, "other", true)))
                .isEqualTo(new ReportOutcome.Contradicted(ReasonCode.REC_DIVERGED));
    }

    @Test
    @Tag("X-5")
    void anOrderThatNobodyHereSentIsForeign() {
        assertThat(account.report(filled("web_1", 1, "99", "1"))).isEqualTo(new ReportOutcome.Foreign("web_1"));
        assertThat(account.effects().records()).containsExactly(RecordKind.NOTE);
        assertThat(account.effects().events()).isEmpty();
    }

    @Test
    void whatExpiresIsToldWithItsReason() {
        var id = account.open(anIntent(1));
        account.report(new VenueReport.Expired(id));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.EXPIRED);
        assertThat(account.effects().lastCode()).isEqualTo(ReasonCode.EXE_EXPIRED);
        assertThat(account.report(new VenueReport.Expired(id))).isInstanceOf(ReportOutcome.Repeated.class);
    }

    @Test
    void anAlertIsNothingForAVenue() {
        assertThat(account.submit(anIntent(1).alert())).isEqualTo(new SubmitOutcome.Nothing());
        assertThat(account.effects().everything()).isEmpty();
    }

    @Test
    @Tag("X-3")
    void thatTheVenueHasTheIdAlreadyIsNoRefusalButSomethingToLookUp() {
        var id = account.send(anIntent(1));
        account.report(new VenueReport.Rejected(id, ReasonCode.EXE_DUPLICATE));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.UNKNOWN);
        account.report(new VenueReport.Acknowledged(id, "v1", true));
        assertThat(account.report(new VenueReport.Rejected(id, ReasonCode.EXE_DUPLICATE)))
                .isInstanceOf(ReportOutcome.Repeated.class);
    }

    @Test
    void whatWasNotAnsweredIsNamedForTheRestart() {
        var open = account.open(anIntent(1));
        assertThat(account.core().unanswered()).isEmpty();
        var sent = account.send(anIntent(2));
        account.submit(anIntent(3).cancel(1));
        assertThat(account.restarted().core().unanswered()).containsExactlyInAnyOrder(open, sent);
    }

    @Test
    void aFillOfNothingCannotBeReported() {
        assertThatThrownBy(() -> filled("id", 1, "99", "0")).isInstanceOf(IllegalArgumentException.class);
    }
}
