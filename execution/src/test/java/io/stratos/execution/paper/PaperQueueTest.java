package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.IdentityClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is ahead of a resting order at its own price.
class PaperQueueTest {

    private final Paper paper =
            new Paper(Paper.PLAIN.with(Conducts.of(IdentityClass.B2).queueModel(QueueModel.SHOWN_AHEAD)));

    @Test
    void tradesAtThePriceFirstEatWhatWasShownThereWhenTheOrderCame() {
        paper.quote("99.00", "101.00", "5").limit("a", BUY, "2", "99.00");
        assertThat(hit("99.00", "3").fills()).isEmpty();
        assertThat(hit("99.00", "3").fills()).containsExactly("a 1@99");
        assertThat(hit("99.00", "3").fills()).containsExactly("a 1@99");
    }

    @Test
    void withoutTheModelNothingFillsAtTheVeryPrice() {
        var strict = new Paper(Paper.PLAIN);
        strict.quote("99.00", "101.00", "5").limit("a", BUY, "2", "99.00");
        assertThat(strict.trade("99.00", "500").fills()).isEmpty();
    }

    @Test
    void aTradeOnTheOtherSideDoesNotMoveTheQueue() {
        paper.quote("99.00", "101.00", "1").limit("a", SELL, "2", "101.00");
        assertThat(hit("101.00", "50").fills()).isEmpty();
        assertThat(lift("101.00", "2").fills()).containsExactly("a 1@101");
    }

    @Test
    void whereTheTradeDoesNotSayWhoCameTheQuoteDoes() {
        paper.quote("99.00", "101.00", "1").limit("a", BUY, "2", "99.00");
        assertThat(paper.trade("99.00", "2").fills()).containsExactly("a 1@99");
    }

    @Test
    void whoIsShownNoMoreLeftFromAheadOfUs() {
        paper.quote("99.00", "101.00", "5").limit("a", BUY, "2", "99.00").quote("99.00", "101.00", "1");
        assertThat(hit("99.00", "2").fills()).containsExactly("a 1@99");
    }

    @Test
    void whoComesLaterIsBehindUs() {
        paper.quote("99.00", "101.00", "1").limit("a", BUY, "2", "99.00").quote("99.00", "101.00", "50");
        assertThat(hit("99.00", "2").fills()).containsExactly("a 1@99");
    }

    @Test
    void anOrderInsideTheSpreadIsFirst() {
        paper.quote("99.00", "101.00", "5").limit("a", BUY, "2", "99.50");
        assertThat(hit("99.50", "1").fills()).containsExactly("a 1@99.5");
    }

    @Test
    void anOrderThatIsNotSeenWaitsUntilTheMarketShowsItsPrice() {
        paper.quote("99.00", "101.00", "5").limit("a", BUY, "2", "98.00");
        assertThat(hit("98.00", "100").fills()).isEmpty();
        paper.quote("98.00", "101.00", "1");
        assertThat(hit("98.00", "2").fills()).containsExactly("a 1@98");
    }

    @Test
    void aBookShowsEveryLevel() {
        paper.event(new EventBody.BookSnapshot(
                List.of(level("99.00", "5"), level("98.00", "3")), List.of(level("101.00", "5")), 1));
        paper.limit("a", BUY, "1", "98.00");
        assertThat(hit("98.00", "3").fills()).isEmpty();
        assertThat(hit("98.00", "1").fills()).containsExactly("a 1@98");
    }

    @Test
    void twoOrdersAtOnePriceShareWhatIsLeftByTime() {
        paper.quote("99.00", "101.00", "1").limit("a", BUY, "1", "99.00").limit("b", BUY, "1", "99.00");
        assertThat(hit("99.00", "2.500").fills()).containsExactly("a 1@99", "b 0.5@99");
    }

    @Test
    void anAmendedPriceStartsAtTheBackAgain() {
        paper.quote("99.00", "101.00", "1").limit("a", BUY, "1", "98.50").amend("a", "1", "99.00");
        assertThat(hit("99.00", "1").fills()).isEmpty();
        assertThat(hit("99.00", "1").fills()).containsExactly("a 1@99");
    }

    private static EventBody.Level level(String price, String qty) {
        return new EventBody.Level(Decimal.of(price), Decimal.of(qty));
    }

    private Paper hit(String price, String qty) {
        return trade(price, qty, SELL);
    }

    private Paper lift(String price, String qty) {
        return trade(price, qty, BUY);
    }

    private Paper trade(String price, String qty, Side aggressor) {
        return paper.event(new EventBody.Trade(Decimal.of(price), Decimal.of(qty), aggressor, 0));
    }
}
