package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import org.junit.jupiter.api.Test;

class PaperBarTest {

    private final Paper paper = new Paper(Paper.PLAIN).bar("100", "100", "100", "100", "10", 10_000);

    @Test
    void aRestingOrderFillsAtItsPriceWhenTheBarWentThroughIt() {
        paper.limit("b", BUY, "1", "95.00").limit("s", SELL, "1", "105.00");
        assertThat(paper.bar("100", "105", "95", "100", "10", 11_000).fills()).isEmpty();
        assertThat(paper.bar("100", "105.01", "94.99", "100", "10", 12_000).fills())
                .containsExactly("b 1@95", "s 1@105");
    }

    @Test
    void aBarsVolumeIsSharedAmongOurOrders() {
        paper.limit("a", BUY, "6", "99.00").limit("b", BUY, "6", "98.00");
        assertThat(paper.bar("100", "100", "90", "95", "10", 11_000).fills()).containsExactly("a 6@99", "b 4@98");
    }

    @Test
    void anOrderThatCameLateInTheBarFillsOnlyIfTheCloseIsThrough() {
        paper.at(10_101).limit("late", BUY, "1", "95.00");
        assertThat(paper.bar("100", "100", "90", "95", "10", 11_000).fills()).isEmpty();
        paper.at(11_500).limit("later", BUY, "1", "95.00");
        assertThat(paper.bar("100", "100", "90", "94.99", "10", 12_000).fills())
                .containsExactly("late 1@95", "later 1@95");
    }

    @Test
    void anOrderThatCameInTheFirstTenthSeesTheWholeBar() {
        paper.at(10_100).limit("early", BUY, "1", "95.00");
        assertThat(paper.bar("100", "100", "90", "100", "10", 11_000).fills()).containsExactly("early 1@95");
    }

    @Test
    void aMarketOrderAfterABarTakesItsClose() {
        assertThat(paper.bar("100", "110", "90", "104", "10", 11_000)
                        .market("m", BUY, "1")
                        .fills())
                .containsExactly("m 1@104.01 taker");
    }

    @Test
    void aStopInsideABarStartsAtItsTriggerAndAGapStartsAtTheOpen() {
        paper.stop("in", SELL, "1", "95.00");
        assertThat(paper.bar("100", "100", "90", "99", "10", 11_000).fills()).containsExactly("in 1@95 taker");
        paper.stop("gap", SELL, "1", "95.00");
        assertThat(paper.bar("92", "93", "90", "92", "10", 12_000).fills()).containsExactly("gap 1@92 taker");
        paper.stop("up", BUY, "1", "96.00");
        assertThat(paper.bar("97", "99", "92", "94", "10", 13_000).fills()).containsExactly("up 1@97 taker");
    }

    @Test
    void aBarThatStillFormsMovesThePriceButFillsNothing() {
        paper.limit("b", BUY, "1", "95.00");
        var forming = new EventBody.Bar(
                Decimal.of("100"),
                Decimal.of("100"),
                Decimal.of("80"),
                Decimal.of("90"),
                Decimal.of("10"),
                1_000,
                11_000,
                1,
                false);
        paper.venue().onMarket(1, forming, 10_500);
        assertThat(paper.at(10_500).poll().fills()).isEmpty();
        assertThat(paper.market("m", BUY, "1").fills()).containsExactly("m 1@90.01 taker");
    }
}
