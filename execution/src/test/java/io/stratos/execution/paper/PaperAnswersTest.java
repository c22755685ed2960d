package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTiming;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the venue says when it is asked, and its promises about time (SPEC X-5, DESIGN §8).
@Tag("X-5")
class PaperAnswersTest {
    private static final VenueConduct ASKED = Conducts.of(IdentityClass.B2);

    private final Paper paper = new Paper(Paper.PLAIN.with(ASKED)).trade("100.00", "1");

    @Test
    void openOrdersAreThoseInTheBook() {
        paper.limit("a", BUY, "2", "90.00").stop("s", SELL, "1", "80.00").market("m", BUY, "1");
        assertThat(paper.openOrders())
                .containsExactly(
                        new VenueOrder(
                                "a",
                                "P1",
                                1,
                                BUY,
                                Decimal.of("2.000"),
                                Decimal.of("90.00"),
                                Decimal.of("0.000"),
                                VenueOrder.State.WORKING),
                        new VenueOrder(
                                "s",
                                "P2",
                                1,
                                SELL,
                                Decimal.of("1.000"),
                                null,
                                Decimal.of("0.000"),
                                VenueOrder.State.HELD));
    }

    @Test
    void anOrderIsShownByItsIdInEveryState() {
        paper.limit("w", BUY, "2", "90.00").limit("c", BUY, "2", "90.00").cancel("c");
        paper.market("f", BUY, "1").limit("e", BUY, "1", "90.00", TimeInForce.GTD);
        paper.at(6_000).poll();
        assertThat(Stream.of("w", "c", "f", "e").map(id -> paper.shown(id).state()))
                .containsExactly(
                        VenueOrder.State.WORKING,
                        VenueOrder.State.CANCELED,
                        VenueOrder.State.FILLED,
                        VenueOrder.State.EXPIRED);
        assertThat(paper.shown("f").filled().normalized()).hasToString("1");
        assertThat(paper.order("never")).isNull();
    }

    @Test
    void fillsComeAfterTheCursorOldestFirst() {
        for (int i = 0; i < 3; i++) {
            paper.market("m" + i, BUY, "1");
        }
        var all = paper.fillsAfter("");
        assertThat(all.fills()).extracting(VenueReport.Filled::clientOrderId).containsExactly("m0", "m1", "m2");
        var later = paper.fillsAfter("2");
        assertThat(later.fills()).extracting(VenueReport.Filled::clientOrderId).containsExactly("m2");
        assertThat(paper.fillsAfter(later.nextCursor()).fills()).isEmpty();
        assertThat(paper.fillsAfter(later.nextCursor()).nextCursor()).isEqualTo(later.nextCursor());
    }

    @Test
    void aLongAnswerComesInPagesAndOnlyTheLastOneSaysThatItIsComplete() {
        var small = new Paper(Paper.PLAIN.with(ASKED.pageMax(2))).trade("100.00", "1");
        for (int i = 0; i < 3; i++) {
            small.limit("o" + i, BUY, "1", "90.00").market("m" + i, BUY, "1");
        }
        var first = (VenueAnswer.OpenOrders) small.ask(new VenueQuery.OpenOrders(Paper.ID, ""));
        assertThat(first.orders()).hasSize(2);
        assertThat(first.completeness()).isEqualTo(Completeness.TRUNCATED);
        var last = (VenueAnswer.OpenOrders) small.ask(new VenueQuery.OpenOrders(Paper.ID, first.nextPage()));
        assertThat(last.orders()).extracting(VenueOrder::clientOrderId).containsExactly("o2");
        assertThat(last.completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(small.fillsAfter("").completeness()).isEqualTo(Completeness.TRUNCATED);
        assertThat(small.fillsAfter(small.fillsAfter("").nextCursor()).completeness())
                .isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void fillsThatAreNotKeptAnyMoreMakeTheAnswerIncomplete() {
        var forgetful = new Paper(Paper.PLAIN.with(
                        new VenueConduct(IdentityClass.B2, 0, QueueModel.THROUGH, 0, QueryLag.NONE, -1, false, 2, 10)))
                .trade("100.00", "1");
        for (int i = 0; i < 3; i++) {
            forgetful.market("m" + i, BUY, "1");
        }
        assertThat(forgetful.fillsAfter("").completeness()).isEqualTo(Completeness.CUT);
        assertThat(forgetful.fillsAfter("1").completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void positionsAreSignedAndFlatOnesAreLeftOut() {
        assertThat(paper.position()).isEqualTo("flat");
        paper.market("m", SELL, "3");
        assertThat(paper.position()).isEqualTo("-3");
    }

    @Test
    void anAnswerLagsBehindTheBookForItsOwnTime() {
        var lagging = new Paper(Paper.PLAIN.with(ASKED.timing(0, new QueryLag(100, 200, 300, 400), 400)))
                .trade("100.00", "1")
                .market("m", BUY, "1")
                .limit("a", BUY, "1", "90.00");
        long then = lagging.now();
        assertThat(lagging.at(then + 99).openOrders()).isEmpty();
        assertThat(lagging.at(then + 100).openOrders()).hasSize(1);
        assertThat(lagging.at(then + 199).order("a")).isNull();
        assertThat(lagging.at(then + 200).order("a")).isNotNull();
        assertThat(lagging.at(then + 299).fillsAfter("").fills()).isEmpty();
        assertThat(lagging.at(then + 300).fillsAfter("").fills()).hasSize(1);
        assertThat(lagging.at(then + 399).position()).isEqualTo("flat");
        assertThat(lagging.at(then + 400).position()).isEqualTo("1");
    }

    @Test
    void anOrderThatIsGoneStillShowsForTheLag() {
        var lagging = new Paper(Paper.PLAIN.with(ASKED.timing(0, QueryLag.all(100), 100))).trade("100.00", "1");
        lagging.limit("a", BUY, "1", "90.00").at(lagging.now() + 500).cancel("a");
        assertThat(lagging.openOrders()).hasSize(1);
        assertThat(lagging.shown("a").state()).isEqualTo(VenueOrder.State.WORKING);
        assertThat(lagging.at(lagging.now() + 100).openOrders()).isEmpty();
        assertThat(lagging.shown("a").state()).isEqualTo(VenueOrder.State.CANCELED);
    }

    @Test
    void theTraitsDeclareExpiryAndHorizon() {
        var traits = new Paper(Paper.PLAIN.with(
                        ASKED.timing(50, QueryLag.all(100), 200).cancelOnDisconnect(true)))
                .venue()
                .traits();
        assertThat(traits.timing()).isEqualTo(new VenueTiming(50, 200, true, 0, 0, 0));
        assertThat(traits.queries()).containsExactlyInAnyOrder(QueryKind.values());
        assertThat(new Paper(Paper.PLAIN).venue().traits().queries()).isEmpty();
    }

    @Test
    void aHorizonIsOnlyPromisedIfItIsKept() {
        assertThatThrownBy(() -> ASKED.timing(50, QueryLag.all(100), 99)).hasMessageContaining("kept");
    }

    @Test
    void aRequestThatArrivesAfterItsExpiryIsRefusedForGood() {
        var slow = new Paper(Paper.config(100, 0, 0, VenueConfig.TakerDepth.UNLIMITED, 10_000)
                .with(ASKED.timing(99, QueryLag.NONE, 0)));
        slow.limit("a", BUY, "1", "90.00").cancel("b").amend("c", "1", null);
        assertThat(slow.at(slow.now() + 100).poll().reports())
                .containsExactly(
                        new VenueReport.Rejected("a", ReasonCode.EXE_CLOCK),
                        new VenueReport.CancelRejected("b", ReasonCode.EXE_CLOCK),
                        new VenueReport.AmendRejected("c", ReasonCode.EXE_CLOCK));
        var inTime = new Paper(Paper.config(99, 0, 0, VenueConfig.TakerDepth.UNLIMITED, 10_000)
                .with(ASKED.timing(99, QueryLag.NONE, 0)));
        inTime.limit("a", BUY, "1", "90.00");
        assertThat(inTime.at(inTime.now() + 99).poll().reports())
                .containsExactly(new VenueReport.Acknowledged("a", "P1", true));
    }

    @Test
    void whereTheVenueSaysSoAnEndedConnectionTakesTheOrdersBack() {
        var kind = new Paper(Paper.PLAIN.with(ASKED)).limit("a", BUY, "1", "90.00");
        kind.venue().disconnected(kind.now());
        assertThat(kind.openOrders()).hasSize(1);
        var strict = new Paper(Paper.PLAIN.with(ASKED.cancelOnDisconnect(true)))
                .limit("a", BUY, "1", "90.00")
                .limit("b", SELL, "1", "110.00");
        strict.reports();
        strict.venue().disconnected(strict.now());
        assertThat(strict.poll().reports())
                .containsExactly(
                        new VenueReport.Canceled("a", ReasonCode.EXE_CANCELED),
                        new VenueReport.Canceled("b", ReasonCode.EXE_CANCELED));
        assertThat(strict.openOrders()).isEmpty();
    }

    @Test
    void aFillThatIsTakenBackIsGoneFromPositionAndCashUntilItIsGivenBackAndTheHistorySaysSo() {
        paper.market("m", BUY, "1");
        paper.reports();
        assertThat(paper.venue().correct(1, paper.now())).isTrue();
        assertThat(paper.poll().reports()).containsExactly(new VenueReport.Busted("m", 1, 1));
        assertThat(paper.position()).isEqualTo("flat");
        assertThat(paper.venue().balances().total("USDT")).isZero();
        assertThat(paper.fillsAfter("").corrections()).containsExactly(new VenueReport.Busted("m", 1, 1));
        assertThat(paper.shown("m").filled().isZero()).isTrue();
        assertThat(paper.venue().correct(1, paper.now())).isTrue();
        assertThat(paper.poll().reports()).containsExactly(new VenueReport.Reinstated("m", 1, 2));
        assertThat(paper.position()).isEqualTo("1");
        assertThat(paper.fillsAfter("").fills()).hasSize(1);
        assertThat(paper.fillsAfter("").corrections()).containsExactly(new VenueReport.Reinstated("m", 1, 2));
        assertThat(paper.shown("m").filled().normalized()).hasToString("1");
        assertThat(paper.venue().correct(99, paper.now())).isFalse();
    }
}
