package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.venue.VenueReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Orders of one account that would meet each other (`faults.md` H85).
@Tag("M-24")
class SelfTradeTest {

    private final Account account = new Account(Account.complete(Account.VENUE, Account.LOOSE, null, SelfTrade.BLOCK));

    @Test
    void anOrderThatCouldMeetAnotherStrategysIsDenied() {
        account.open(anIntent(1).buy("1").at("100"));
        assertBlocked(anIntent(2).by(TWO).sell("1").at("100"));
        assertBlocked(anIntent(3).by(TWO).sell("1").at("99"));
        assertBlocked(anIntent(4).by(TWO).sell("1").market());
    }

    @Test
    void oneThatCannotMeetItIsPlaced() {
        account.open(anIntent(1).buy("1").at("100"));
        account.send(anIntent(2).by(TWO).sell("1").at("100.01"));
        account.send(anIntent(3).by(TWO).buy("1").at("101").of(Instruments.ETH));
        account.send(anIntent(4).by(TWO).sell("1").of(Instruments.ETH).at("102"));
    }

    @Test
    void anAmendThatWouldMeetItIsDeniedToo() {
        account.open(anIntent(1).buy("1").at("100"));
        account.open(anIntent(2).by(TWO).sell("1").at("105"));
        var outcome = account.submit(anIntent(3).by(TWO).amend(2, null, "99"));
        assertThat(outcome).isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "", ""));
    }

    @Test
    void anOrderOfUnknownOutcomeIsMetToo() {
        var id = account.open(anIntent(1).sell("1").at("100"));
        account.report(new VenueReport.Lost(id));
        account.hold(anIntent(2).of(Instruments.ETH).buy("1"), "100");
        assertThat(account.submit(anIntent(3).by(TWO).buy("1").at("100").order()))
                .isInstanceOf(SubmitOutcome.Denied.class);
    }

    @Test
    void aStopThatWaitsMeetsNobodyAndOneWhoseTriggerCameIsMet() {
        account.hold(anIntent(1).buy("1"), "100");
        var stop = account.send(anIntent(2).sell("1").stopLimit("95", "94"));
        account.report(new VenueReport.Acknowledged(stop, "v-stop", false));
        account.open(anIntent(3).by(TWO).buy("1").at("94"));

        account.report(new VenueReport.Acknowledged(stop, "v-stop", true));
        assertBlocked(anIntent(4).by(TWO).buy("1").at("94"));
        account.send(anIntent(5).by(TWO).buy("1").at("93.99"));
    }

    @Test
    void aStopWhoseTriggerCameMeetsOthersWhenItIsAmended() {
        account.hold(anIntent(1).buy("1"), "100");
        account.open(anIntent(2).sell("1").stopLimit("95", "94"));
        account.open(anIntent(3).by(TWO).buy("1").at("93"));
        assertThat(account.submit(anIntent(4).amend(2, null, "93")))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "", ""));
    }

    @Test
    void anAmendUnderWayIsMetAtBothPrices() {
        var id = account.open(anIntent(1).sell("1").at("105"));
        account.submit(anIntent(2).amend(1, null, "100"));
        assertBlocked(anIntent(3).by(TWO).buy("1").at("102"));
        account.send(anIntent(4).by(TWO).buy("1").at("99"));

        account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        account.open(anIntent(5).by(TWO).buy("1").at("102"));
        account.submit(anIntent(6).by(TWO).amend(5, null, "98"));
        assertBlocked(anIntent(7).sell("1").at("101"));
    }

    @Test
    void byDefaultTheVenueDecides() {
        var loose = new Account();
        loose.open(anIntent(1).buy("1").at("100"));
        loose.send(anIntent(2).by(TWO).sell("1").at("99"));
    }

    private void assertBlocked(Intents intent) {
        assertThat(account.submit(intent.order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.GATE_SELFTRADE, "", ""));
    }
}
