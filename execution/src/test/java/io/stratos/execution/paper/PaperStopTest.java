package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.VenueReport;
import org.junit.jupiter.api.Test;

class PaperStopTest {

    private final Paper paper = new Paper(Paper.PLAIN);

    @Test
    void aStopIsHeldUntilTheMarketReachesItsTrigger() {
        paper.trade("100.00", "1").stop("s", SELL, "1", "95.00");
        assertThat(paper.reports()).containsExactly(new VenueReport.Acknowledged("s", "P1", false));
        assertThat(paper.trade("95.01", "1").fills()).isEmpty();
        assertThat(paper.trade("95.00", "1").fills()).containsExactly("s 1@94.99 taker");
    }

    @Test
    void aBuyStopTriggersAboveTheMarket() {
        paper.trade("100.00", "1").stop("b", BUY, "1", "105.00");
        assertThat(paper.trade("104.99", "1").fills()).isEmpty();
        assertThat(paper.trade("107.00", "1").fills()).containsExactly("b 1@107.01 taker");
    }

    @Test
    void aStopBehindTheMarketTriggersAtOnce() {
        paper.trade("100.00", "1");
        assertThat(paper.stop("s", SELL, "1", "100.00").fills()).containsExactly("s 1@99.99 taker");
    }

    @Test
    void aStopLimitWorksAsALimitOrderOnceItTriggered() {
        paper.trade("100.00", "1").stopLimit("s", SELL, "1", "95.50", "95.00");
        paper.reports();
        paper.trade("94.00", "1");
        assertThat(paper.reports()).containsExactly(new VenueReport.Acknowledged("s", "P1", true));
        assertThat(paper.trade("95.51", "1").fills()).containsExactly("s 1@95.5");
    }

    @Test
    void whereOnlyQuotesAreKnownTheOtherSideTriggers() {
        paper.quote("99.00", "101.00", "5").stop("s", SELL, "1", "95.00").stop("b", BUY, "1", "105.00");
        assertThat(paper.quote("95.01", "104.99", "5").fills()).isEmpty();
        assertThat(paper.quote("95.00", "104.99", "5").fills()).containsExactly("s 1@95 taker");
        assertThat(paper.quote("96.00", "105.00", "5").fills()).containsExactly("b 1@105 taker");
    }

    @Test
    void aStopCanBeCancelledAndAmendedBeforeItTriggers() {
        paper.trade("100.00", "1").stop("s", SELL, "1", "95.00").amend("s", "2", null);
        assertThat(paper.trade("94.00", "1").fills()).containsExactly("s 2@93.99 taker");
        paper.stop("t", SELL, "1", "90.00").cancel("t");
        assertThat(paper.trade("80.00", "1").fills()).isEmpty();
    }
}
