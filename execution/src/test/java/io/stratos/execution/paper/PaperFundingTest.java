package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Funding of perpetuals: position × mark price × rate, at the announced time.
@Tag("Z-6")
class PaperFundingTest {

    private final Paper paper = new Paper(Paper.PLAIN).trade("100.00", "1");

    @Test
    void aLongPaysAtTheAnnouncedTimeAndNotBefore() {
        paper.market("m", BUY, "2").event(new EventBody.MarkPrice(Decimal.of("101.50"), null));
        announce("0.0001", 2_000);
        assertThat(fundingAt(1_999)).isEqualTo("0");
        assertThat(fundingAt(2_000)).isEqualTo("-0.02030000");
    }

    @Test
    void aShortReceives() {
        paper.market("m", SELL, "2");
        announce("0.0001", 2_000);
        assertThat(fundingAt(2_000)).isEqualTo("0.02000000");
    }

    @Test
    void aRateBelowZeroPaysTheLong() {
        paper.market("m", BUY, "2");
        announce("-0.0001", 2_000);
        assertThat(fundingAt(2_000)).isEqualTo("0.02000000");
    }

    @Test
    void itIsPaidOnce() {
        paper.market("m", BUY, "2");
        announce("0.0001", 2_000);
        assertThat(fundingAt(9_000)).isEqualTo("-0.02000000");
        assertThat(paper.venue().nextDueNanos()).isEqualTo(PaperVenue.NEVER);
    }

    @Test
    void theLastAnnouncementCounts() {
        paper.market("m", BUY, "2");
        announce("0.0005", 2_000);
        announce("0.0001", 2_000);
        assertThat(fundingAt(2_000)).isEqualTo("-0.02000000");
    }

    @Test
    void whoIsFlatPaysNothing() {
        announce("0.0001", 2_000);
        assertThat(fundingAt(2_000)).isEqualTo("0");
    }

    @Test
    void itIsRoundedUpInTheVenuesFavour() {
        paper.market("m", BUY, "0.051");
        announce("0.000000001", 2_000);
        assertThat(fundingAt(2_000)).isEqualTo("-0.00000001");
    }

    private void announce(String rate, long at) {
        paper.event(new EventBody.Funding(Decimal.of(rate), at));
    }

    private String fundingAt(long nanos) {
        paper.at(nanos).poll();
        return paper.venue().balances().fundingOf("USDT").toPlainString();
    }
}
