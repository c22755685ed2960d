package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperBookTest {

    private final Paper paper = new Paper(Paper.SHOWN);

    @Test
    void theBestLevelOfABookIsItsQuote() {
        snapshot(
                List.of(level("99.00", "1"), level("98.00", "9")), List.of(level("101.00", "2"), level("102.00", "9")));
        assertThat(paper.market("b", BUY, "5").fills()).containsExactly("b 2@101 taker");
        assertThat(paper.market("s", SELL, "5").fills()).containsExactly("s 1@99 taker");
    }

    @Test
    void deltasMoveTheBestLevel() {
        snapshot(List.of(level("99.00", "1")), List.of(level("101.00", "2"), level("102.00", "3")));
        delta(List.of(level("99.50", "4")), List.of(level("101.00", "0")));
        assertThat(paper.market("b", BUY, "5").fills()).containsExactly("b 3@102 taker");
        assertThat(paper.market("s", SELL, "5").fills()).containsExactly("s 4@99.5 taker");
    }

    @Test
    void anEmptySideIsNoQuoteAndTheLastPriceCountsAgain() {
        paper.trade("100.00", "7");
        snapshot(List.of(level("99.00", "1")), List.of(level("101.00", "2")));
        delta(List.of(), List.of(level("101.00", "0")));
        assertThat(paper.market("b", BUY, "9").fills()).containsExactly("b 7@100.01 taker");
    }

    @Test
    void aRestingOrderFillsWhenTheBookMovesThroughIt() {
        snapshot(List.of(level("99.00", "1")), List.of(level("101.00", "2")));
        paper.limit("b", BUY, "1", "100.00");
        delta(List.of(), List.of(level("99.99", "5")));
        assertThat(paper.fills()).containsExactly("b 1@100");
    }

    @Test
    void aSnapshotReplacesEverything() {
        snapshot(List.of(level("99.00", "1")), List.of(level("101.00", "2")));
        snapshot(List.of(level("89.00", "1")), List.of(level("91.00", "2")));
        assertThat(paper.market("b", BUY, "1").fills()).containsExactly("b 1@91 taker");
    }

    @Test
    void levelsPastTheLimitAreForgottenFromTheFarEnd() {
        var side = new BookSide(true);
        for (int i = 0; i < BookSide.LEVELS_MAX; i++) {
            side.set(i, 1);
        }
        side.set(-1, 1); // worse than all: not kept
        side.set(BookSide.LEVELS_MAX, 5); // better than all: the worst goes
        var kept = new ArrayList<Long>();
        var gone = new ArrayList<Long>();
        side.writeChanges((price, _) -> kept.add(price), gone::add);
        assertThat(side.bestPrice()).isEqualTo(BookSide.LEVELS_MAX);
        assertThat(kept).hasSize(BookSide.LEVELS_MAX);
        assertThat(gone).containsExactly(-1L, 0L);
    }

    private void snapshot(List<EventBody.Level> bids, List<EventBody.Level> asks) {
        paper.event(new EventBody.BookSnapshot(bids, asks, 1));
    }

    private void delta(List<EventBody.Level> bids, List<EventBody.Level> asks) {
        paper.event(new EventBody.BookDelta(bids, asks, 1, 2));
    }

    private static EventBody.Level level(String price, String qty) {
        return new EventBody.Level(Decimal.of(price), Decimal.of(qty));
    }
}
