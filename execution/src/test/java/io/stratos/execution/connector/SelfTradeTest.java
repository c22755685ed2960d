package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
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
        account.report(new io.stratos.execution.venue.VenueReport.Lost(id));
        account.hold(anIntent(2).of(Instruments.ETH).buy("1"), "100");
        assertThat(account.submit(anIntent(3).by(TWO).buy("1").at("100").order()))
                .isInstanceOf(SubmitOutcome.Denied.class);
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
