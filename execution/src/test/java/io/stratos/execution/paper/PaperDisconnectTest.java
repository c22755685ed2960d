package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.IdentityClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of orders when the client's connection ends, as the traits declare it (DESIGN §8).
@Tag("X-5")
class PaperDisconnectTest {

    private static Paper withOrders(boolean cancels) {
        var conduct = Conducts.of(IdentityClass.B2).cancelOnDisconnect(cancels);
        var paper = new Paper(Paper.PLAIN.with(conduct)).trade("100.00", "1");
        return paper.limit("a", BUY, "2", "90.00").stop("s", SELL, "1", "80.00");
    }

    @Test
    void aVenueThatCancelsOnDisconnectTakesEveryOrderBackAndSaysSo() {
        var paper = withOrders(true);
        assertThat(paper.venue().traits().timing().cancelOnDisconnect()).isTrue();
        assertThat(paper.openOrders()).hasSize(2);
        paper.venue().disconnected(paper.now());
        assertThat(paper.openOrders()).isEmpty();
    }

    @Test
    void aVenueThatDoesNotLeavesThemAsTheyAre() {
        var paper = withOrders(false);
        assertThat(paper.venue().traits().timing().cancelOnDisconnect()).isFalse();
        paper.venue().disconnected(paper.now());
        assertThat(paper.openOrders()).hasSize(2);
    }
}
