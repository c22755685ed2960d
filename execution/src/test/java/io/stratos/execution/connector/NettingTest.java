package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Orders of one account that would meet each other shrink by as much, and nothing is executed for it.
@Tag("M-24")
class NettingTest {

    private Account account = new Account(Account.complete(Account.VENUE, Account.LOOSE, null, SelfTrade.NET));
    private final String resting = account.open(anIntent(1).buy("1").at("100"));

    @Test
    void whatRestsIsTakenBackAndTheRestGoesOutWhenItIsGone() {
        var outcome = account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        assertThat(outcome).isInstanceOf(SubmitOutcome.Sent.class);
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(resting, 1));
        assertThat(stage(2)).isEqualTo(Stage.STAGED);
        assertThat(account.core().exposure(TWO).openQty(1, Side.SELL)).isEqualByComparingTo(Decimal.of("2"));
        canceled(resting);
        var placed = (VenueRequest.Place) account.effects().requests().getLast();
        assertThat(placed.side()).isEqualTo(Side.SELL);
        assertThat(placed.qty()).isEqualByComparingTo(Decimal.of("2"));
        assertThat(stage(2)).isEqualTo(Stage.APPROVED);
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ZERO);
    }

    @Test
    void aSmallerOrderIsDeniedAndWhatRestsShrinksByAsMuch() {
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var outcome = account.submit(anIntent(2).by(TWO).sell("0.4").market().order());
        assertThat(outcome).isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "netted", "0.4"));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.DENIED);
        var amend = (VenueRequest.Amend) account.effects().requests().getLast();
        assertThat(amend.qty()).isEqualByComparingTo(Decimal.of("0.6"));
        int events = account.effects().events().size();
        account.report(new VenueReport.AmendRejected(resting, ReasonCode.EXE_AMEND_REJECTED));
        assertThat(account.effects().events()).hasSize(events);
        assertThat(account.core().lifecycle(resting)).isEqualTo(Lifecycle.OPEN);
    }

    @Test
    void equalOrdersTakeEachOtherAway() {
        var outcome = account.submit(anIntent(2).by(TWO).sell("1").at("100").order());
        assertThat(outcome).isInstanceOf(SubmitOutcome.Denied.class);
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(resting, 1));
    }

    @Test
    void theBestPriceIsNettedFirst() {
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var better = account.open(anIntent(2).buy("1").at("101"));
        account.submit(anIntent(3).by(TWO).sell("1").market().order());
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(better, 1));
        assertThat(account.effects().requests()).hasSize(3);
    }

    @Test
    void anExitIsNotMadeSmallerAndTakesBackWhatItMeets() {
        account.hold(anIntent(5).by(TWO).buy("0.4").at("90"), "90");
        account.submit(anIntent(6).by(TWO).sell("0.4").at("99").order());
        assertThat(account.effects().requests().getLast()).isEqualTo(new VenueRequest.Cancel(resting, 1));
        canceled(resting);
        var exit = (VenueRequest.Place) account.effects().requests().getLast();
        assertThat(exit.qty()).isEqualByComparingTo(Decimal.of("0.4"));
    }

    @Test
    void whatProtectsAPositionIsNotTakenBack() {
        account.fill(resting, 1, "100", "1");
        account.open(anIntent(5).sell("1").at("110").reduceOnly());
        assertThat(account.submit(anIntent(6).by(TWO).buy("2").at("111").order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "", ""));
        assertThat(account.effects().requests()).noneMatch(VenueRequest.Cancel.class::isInstance);
    }

    @Test
    void oneThatCannotBeTakenBackNowBlocks() {
        account.hold(anIntent(5).by(TWO).buy("1").at("90"), "90");
        account.report(new VenueReport.Lost(resting));
        var outcome = account.submit(anIntent(6).by(TWO).sell("1").at("99").order());
        assertThat(outcome).isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "", ""));
        assertThat(account.effects().requests()).noneMatch(VenueRequest.Cancel.class::isInstance);
    }

    @Test
    void whatIsFilledMeanwhileIsGoneToo() {
        account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        account.fill(resting, 1, "100", "1");
        assertThat(account.effects().requests().getLast()).isInstanceOf(VenueRequest.Place.class);
    }

    @Test
    void whenItsTurnComesItIsCheckedAgain() {
        account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        account.safety(SafetyState.SAFE_MODE);
        canceled(resting);
        assertThat(account.effects().requests().getLast()).isInstanceOf(VenueRequest.Cancel.class);
        assertThat(account.effects().lastCode()).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        assertThat(stage(2)).isEqualTo(Stage.DENIED);
    }

    @Test
    void whatWaitedForTooLongIsNotPlaced() {
        account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        account.at(Intents.MAX_DELAY + 1).core().tick(Intents.MAX_DELAY + 1);
        assertThat(account.effects().lastCode()).isEqualTo(ReasonCode.EXE_NOT_SENT_TOO_LATE);
        canceled(resting);
        assertThat(account.effects().requests().getLast()).isInstanceOf(VenueRequest.Cancel.class);
    }

    @Test
    void whatWaitsCanBeCancelled() {
        account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        assertThat(account.submit(anIntent(3).by(TWO).cancel(2))).isEqualTo(new SubmitOutcome.Nothing());
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCELED);
        canceled(resting);
        assertThat(account.effects().requests().getLast()).isInstanceOf(VenueRequest.Cancel.class);
    }

    @Test
    @Tag("M-18")
    void whatItWaitsForIsKnownAfterARestart() {
        account.submit(anIntent(2).by(TWO).sell("3").at("99").order());
        account = account.restarted();
        assertThat(account.core().exposure(TWO).openQty(1, Side.SELL)).isEqualByComparingTo(Decimal.of("2"));
        account.at(1).core().tick(1);
        assertThat(account.effects().requests()).isEmpty();
        canceled(resting);
        assertThat(account.effects().requests().getLast()).isInstanceOf(VenueRequest.Place.class);
        assertThat(account.restarted().core().exposure(TWO).openQty(1, Side.SELL))
                .isEqualByComparingTo(Decimal.of("2"));
    }

    private void canceled(String id) {
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
    }

    private Stage stage(long cursor) {
        return Objects.requireNonNull(account.core().intent(TWO, new IntentRef(cursor, 0)))
                .stage();
    }
}
