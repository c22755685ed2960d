package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.VenueReport;
import org.junit.jupiter.api.Test;

class PaperMatchingTest {

    private final Paper paper = new Paper(Paper.PLAIN);

    @Test
    void aRestingBuyFillsOnlyWhenTheMarketTradesBelowItsPrice() {
        paper.trade("100.00", "1").limit("b", BUY, "1", "99.00");
        assertThat(paper.trade("99.00", "5").fills()).isEmpty();
        assertThat(paper.trade("98.99", "5").fills()).containsExactly("b 1@99");
    }

    @Test
    void aRestingSellFillsOnlyWhenTheMarketTradesAboveItsPrice() {
        paper.trade("100.00", "1").limit("s", SELL, "1", "101.00");
        assertThat(paper.trade("101.00", "5").fills()).isEmpty();
        assertThat(paper.trade("101.01", "5").fills()).containsExactly("s 1@101");
    }

    @Test
    void aPriceBetweenTwoTicksDoesNotCountAsThrough() {
        paper.trade("100.00", "1").limit("b", BUY, "1", "99.00").limit("s", SELL, "1", "101.00");
        assertThat(paper.trade("98.999", "5").fills()).isEmpty();
        assertThat(paper.trade("101.009", "5").fills()).isEmpty();
        assertThat(paper.trade("98.989", "5").fills()).containsExactly("b 1@99");
    }

    @Test
    void betterPricesFillFirstAndAmongEqualOnesTheEarlier() {
        paper.trade("100.00", "1")
                .limit("low", BUY, "1", "98.00")
                .limit("first", BUY, "1", "99.00")
                .limit("second", BUY, "1", "99.00");
        assertThat(paper.trade("97.00", "1.5").fills()).containsExactly("first 1@99", "second 0.5@99");
        assertThat(paper.trade("97.00", "1.5").fills()).containsExactly("second 0.5@99", "low 1@98");
    }

    @Test
    void oneTradesQuantityIsNeverUsedTwice() {
        paper.trade("100.00", "1").limit("a", BUY, "3", "99.00").limit("b", BUY, "3", "99.00");
        assertThat(paper.trade("98.00", "4").fills()).containsExactly("a 3@99", "b 1@99");
        assertThat(paper.trade("98.00", "0.001").fills()).containsExactly("b 0.001@99");
    }

    @Test
    void onlyTheConfiguredShareOfATradeIsOurs() {
        var shy = new Paper(Paper.config(0, 0, 0, TakerDepth.UNLIMITED, 2_500));
        shy.trade("100.00", "1").limit("b", BUY, "3", "99.00");
        assertThat(shy.trade("98.00", "4").fills()).containsExactly("b 1@99");
    }

    @Test
    void aRestingOrderFillsWhenTheQuoteMovesThroughItAndUsesEachQuantityOnce() {
        paper.quote("99.00", "101.00", "2").limit("b", BUY, "3", "100.00");
        assertThat(paper.quote("98.00", "100.00", "2").fills()).isEmpty();
        assertThat(paper.quote("98.00", "99.99", "2").fills()).containsExactly("b 2@100");
        assertThat(paper.quote("98.00", "99.99", "2").fills()).isEmpty();
        assertThat(paper.quote("98.00", "99.99", "5").fills()).containsExactly("b 1@100");
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsRejected() {
        paper.quote("99.00", "101.00", "2").postOnly("at", BUY, "1", "101.00").postOnly("below", BUY, "1", "100.99");
        assertThat(paper.reports())
                .containsExactly(
                        new VenueReport.Rejected("at", ReasonCode.EXE_POST_ONLY_CROSSED),
                        new VenueReport.Acknowledged("below", "P1", true));
    }

    @Test
    void withoutAQuoteTheSpreadIsAssumedAroundTheLastPrice() {
        paper.trade("100.00", "1").postOnly("cross", BUY, "1", "100.01").postOnly("rest", BUY, "1", "100.00");
        assertThat(paper.reported(new VenueReport.Rejected("cross", ReasonCode.EXE_POST_ONLY_CROSSED)::equals))
                .isTrue();
        assertThat(paper.reported(new VenueReport.Acknowledged("rest", "P1", true)::equals))
                .isTrue();
    }

    @Test
    void aGtdOrderExpiresAtItsTimeAndNotBefore() {
        paper.trade("100.00", "1").limit("g", BUY, "1", "99.00", TimeInForce.GTD);
        assertThat(paper.venue().nextDueNanos()).isEqualTo(5_000);
        assertThat(paper.at(4_999).poll().reports()).hasSize(1);
        assertThat(paper.at(5_000).poll().reports()).containsExactly(new VenueReport.Expired("g"));
        assertThat(paper.venue().nextDueNanos()).isEqualTo(PaperVenue.NEVER);
    }

    @Test
    void aCanceledOrderNoLongerFillsAndACancelOfNothingIsRejected() {
        paper.trade("100.00", "1").limit("b", BUY, "1", "99.00").cancel("b").cancel("b");
        assertThat(paper.reports())
                .containsExactly(
                        new VenueReport.Acknowledged("b", "P1", true),
                        new VenueReport.Canceled("b", ReasonCode.EXE_CANCELED),
                        new VenueReport.CancelRejected("b", ReasonCode.EXE_CANCEL_TOO_LATE));
        assertThat(paper.trade("98.00", "5").fills()).isEmpty();
    }

    @Test
    void aReduceOnlyOrderNeverOpensAPosition() {
        paper.trade("100.00", "1").reduce("r0", SELL, "1", "101.00");
        assertThat(paper.reports()).containsExactly(new VenueReport.Rejected("r0", ReasonCode.GATE_REDUCE_ONLY));
        paper.market("b", BUY, "1").reduce("r1", SELL, "1", "101.00").reduce("r2", SELL, "1", "102.00");
        paper.reports();
        paper.trade("103.00", "5");
        assertThat(paper.reported(new VenueReport.Canceled("r2", ReasonCode.GATE_REDUCE_ONLY)::equals))
                .isTrue();
        assertThat(paper.fills()).containsExactly("r1 1@101");
    }

    @Test
    void theSameIdIsRefusedWhileTheFirstOrderIsOpen() {
        paper.trade("100.00", "1").limit("b", BUY, "1", "99.00").limit("b", BUY, "1", "99.00");
        assertThat(paper.reports()).endsWith(new VenueReport.Rejected("b", ReasonCode.EXE_DUPLICATE));
        paper.cancel("b").limit("b", BUY, "1", "99.00");
        assertThat(paper.reports()).endsWith(new VenueReport.Acknowledged("b", "P2", true));
    }
}
