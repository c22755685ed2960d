package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.VenueReport;
import org.junit.jupiter.api.Test;

class PaperTakerTest {

    @Test
    void aMarketOrderTakesTheQuoteOfTheOtherSide() {
        var paper = new Paper(Paper.PLAIN).quote("99.00", "101.00", "2");
        assertThat(paper.market("b", BUY, "5").fills()).containsExactly("b 5@101 taker");
        assertThat(paper.market("s", SELL, "5").fills()).containsExactly("s 5@99 taker");
    }

    @Test
    void withoutAQuoteItPaysHalfTheSpreadOnTheLastPrice() {
        var paper = new Paper(Paper.PLAIN).trade("100.00", "2");
        assertThat(paper.market("b", BUY, "5").fills()).containsExactly("b 5@100.01 taker");
        assertThat(paper.market("s", SELL, "5").fills()).containsExactly("s 5@99.99 taker");
    }

    @Test
    void slippageMakesItWorseButNeverWorseThanTheLimit() {
        var slippery = new Paper(new VenueConfig(
                "paper", 0, 0, 0, 0, Decimal.ZERO, Decimal.ZERO, 8, 1, 5, TakerDepth.UNLIMITED, 10_000));
        slippery.quote("99.00", "101.00", "2");
        assertThat(slippery.market("m", BUY, "1").fills()).containsExactly("m 1@101.05 taker");
        assertThat(slippery.limit("l", BUY, "1", "101.02").fills()).containsExactly("l 1@101.02 taker");
        assertThat(slippery.limit("s", SELL, "1", "98.97").fills()).containsExactly("s 1@98.97 taker");
    }

    @Test
    void beforeAnyMarketDataAMarketOrderIsRejected() {
        var paper = new Paper(Paper.PLAIN).market("m", BUY, "1");
        assertThat(paper.reports()).containsExactly(new VenueReport.Rejected("m", ReasonCode.EXE_NO_LIQUIDITY));
    }

    @Test
    void anImmediateOrderTakesWhatIsShownAndTheRestIsCanceled() {
        var paper = new Paper(Paper.SHOWN).quote("99.00", "101.00", "2");
        paper.limit("i", BUY, "3", "101.00", TimeInForce.IOC);
        assertThat(paper.reports())
                .containsExactly(
                        new VenueReport.Acknowledged("i", "P1", true),
                        new VenueReport.Filled(
                                "i",
                                1,
                                Decimal.of("101.00"),
                                Decimal.of("2.000"),
                                Decimal.of("0.00000000"),
                                Liquidity.TAKER,
                                1_001),
                        new VenueReport.Canceled("i", ReasonCode.EXE_NO_LIQUIDITY));
    }

    @Test
    void anImmediateOrderThatDoesNotCrossIsCanceledWhole() {
        var paper = new Paper(Paper.PLAIN).quote("99.00", "101.00", "2");
        paper.limit("i", BUY, "3", "100.99", TimeInForce.IOC);
        assertThat(paper.reports()).endsWith(new VenueReport.Canceled("i", ReasonCode.EXE_NO_LIQUIDITY));
    }

    @Test
    void fillOrKillFillsAllOrNothing() {
        var paper = new Paper(Paper.SHOWN).quote("99.00", "101.00", "2");
        assertThat(paper.limit("k", BUY, "2.001", "101.00", TimeInForce.FOK).fills())
                .isEmpty();
        assertThat(paper.limit("f", BUY, "2", "101.00", TimeInForce.FOK).fills())
                .containsExactly("f 2@101 taker");
    }

    @Test
    void whatIsShownOnceCanBeTakenOnce() {
        var paper = new Paper(Paper.SHOWN).quote("99.00", "101.00", "2");
        assertThat(paper.market("a", BUY, "1.5").fills()).containsExactly("a 1.5@101 taker");
        assertThat(paper.market("b", BUY, "1.5").fills()).containsExactly("b 0.5@101 taker");
        assertThat(paper.quote("99.00", "101.00", "2").market("c", BUY, "1").fills())
                .isEmpty();
        assertThat(paper.quote("99.00", "101.01", "2").market("d", BUY, "1").fills())
                .containsExactly("d 1@101.01 taker");
    }

    @Test
    void withoutAQuoteMakersAndTakersShareTheLastTrade() {
        var paper = new Paper(Paper.SHOWN).trade("100.00", "1").limit("rest", BUY, "1", "99.00");
        assertThat(paper.trade("98.00", "1.5").fills()).containsExactly("rest 1@99");
        assertThat(paper.market("m", BUY, "2").fills()).containsExactly("m 0.5@98.01 taker");
    }

    @Test
    void aCrossingLimitOrderTakesFirstAndThenRests() {
        var paper = new Paper(Paper.SHOWN).quote("99.00", "101.00", "2");
        assertThat(paper.limit("l", BUY, "3", "101.00").fills()).containsExactly("l 2@101 taker");
        assertThat(paper.trade("100.99", "5").fills()).containsExactly("l 1@101");
    }
}
