package io.stratos.execution.paper.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each fault, by what the host hears and by what the venue's book says.
@Tag("X-2")
@Tag("X-4")
class FaultyVenueTest {
    private static final QueryId ID = new QueryId(1, 0);

    @Test
    void withoutAPlanNothingIsChanged() {
        var faulty = new Faulty(FaultPlan.NONE).limit("a").market("b");
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Acknowledged b", "Filled b");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_REPLY", "SERVER_ERROR_AFTER", "HTML"})
    void anOrderWhoseReplyIsLostIsInTheBook(FaultKind kind) {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(kind, FaultPoint.PLACE))).limit("a");
        assertThat(faulty.words()).containsExactly("Lost a");
        assertThat(faulty.openInTheBook()).isEqualTo(1);
        assertThat(faulty.venue().lostBy("a")).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_REQUEST", "SERVER_ERROR"})
    void anOrderThatNeverArrivedSoundsTheSame(FaultKind kind) {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(kind, FaultPoint.PLACE))).limit("a");
        assertThat(faulty.words()).containsExactly("Lost a");
        assertThat(faulty.openInTheBook()).isZero();
    }

    @Test
    void fillsOfAnOrderWhoseReplyWasLostStillComeByTheStream() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.DROP_REPLY, FaultPoint.PLACE))).market("a");
        assertThat(faulty.words()).containsExactly("Lost a", "Filled a");
    }

    @Test
    void aCancelWhoseReplyIsLostIsDone() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.DROP_REPLY, FaultPoint.CANCEL)))
                .limit("a")
                .send(new VenueRequest.Cancel("a", 1));
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Lost a");
        assertThat(faulty.openInTheBook()).isZero();
    }

    @Test
    void aRequestOverTheLimitIsRefusedBeforeItIsLookedAt() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.RATE_LIMITED, FaultPoint.PLACE))).limit("a");
        assertThat(faulty.heard).containsExactly(new VenueReport.Rejected("a", ReasonCode.EXE_RATE_LIMITED));
        assertThat(faulty.openInTheBook()).isZero();
    }

    @Test
    void whatIsLateLetsTheRestOvertake() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.late(FaultKind.DELAY, 500, FaultPoint.PLACE))).market("a");
        assertThat(faulty.words()).containsExactly("Filled a");
        assertThat(faulty.venue().nextDueNanos()).isEqualTo(1_500);
        assertThat(faulty.at(1_500).words()).containsExactly("Filled a", "Acknowledged a");
    }

    @Test
    void aFillCanComeTwice() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.late(FaultKind.DUPLICATE, 50, FaultPoint.STREAM)))
                .market("a")
                .at(1_050);
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Filled a", "Filled a");
        assertThat(faulty.heard.get(1)).isEqualTo(faulty.heard.get(2));
        assertThat(faulty.positionInTheBook()).isEqualTo("1.000");
    }

    @Test
    void neighboursChangePlaces() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.REORDER, FaultPoint.PLACE))).market("a");
        assertThat(faulty.words()).containsExactly("Filled a", "Acknowledged a");
    }

    @Test
    void whatWaitsForANeighbourThatNeverComesGoesAnyway() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.REORDER, FaultPoint.PLACE))).limit("a");
        assertThat(faulty.words()).isEmpty();
        assertThat(faulty.at(1_001).words()).containsExactly("Acknowledged a");
    }

    @Test
    void aLostFrameLeavesTheConnectionUp() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.LOSE_FRAME, FaultPoint.STREAM)
                        .times(1)))
                .market("a")
                .market("b");
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Acknowledged b", "Filled b");
        assertThat(faulty.venue().isStreamUp(1_000)).isTrue();
        assertThat(faulty.positionInTheBook()).isEqualTo("2.000");
    }

    @Test
    void aZombieStreamBringsNothingAndLooksAlive() {
        var faulty = new Faulty(outage(new Outage(Outage.Kind.ZOMBIE, 0, 100, 0))).market("a");
        assertThat(faulty.words()).containsExactly("Acknowledged a");
        assertThat(faulty.venue().isStreamUp(1_050)).isTrue();
        assertThat(faulty.at(1_100).market("b").words()).endsWith("Acknowledged b", "Filled b");
    }

    @Test
    void whatHappenedWhileTheConnectionWasGoneIsNotTold() {
        var faulty = new Faulty(outage(new Outage(Outage.Kind.GAP, 0, 100, 0))).market("a");
        assertThat(faulty.venue().isStreamUp(1_099)).isFalse();
        assertThat(faulty.venue().isStreamUp(1_100)).isTrue();
        assertThat(faulty.at(2_000).words()).containsExactly("Acknowledged a");
    }

    @Test
    void whoListensHearsThatTheConnectionEndedAndThatItIsBack() {
        var faulty = new Faulty(outage(new Outage(Outage.Kind.GAP, 10, 100, 0))).market("a");
        assertThat(faulty.gaps).isEmpty();
        assertThat(faulty.at(1_010).gaps).containsExactly(StreamGap.DISCONNECTED);
        assertThat(faulty.at(1_099).at(1_100).at(1_101).gaps)
                .containsExactly(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
    }

    @Test
    void aZombieTellsNobodyThatItIsOne() {
        var faulty = new Faulty(outage(new Outage(Outage.Kind.ZOMBIE, 0, 100, 0)));
        assertThat(faulty.market("a").venue().isStreamSilent(1_050)).isTrue();
        assertThat(faulty.at(1_100).venue().isStreamSilent(1_100)).isFalse();
        assertThat(faulty.gaps).isEmpty();
    }

    @Test
    void anAnswerThatLagsShowsTheBookAsItWas() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.late(FaultKind.LAG, 100, FaultPoint.ORDER)))
                .limit("a")
                .at(1_099)
                .ask(new VenueQuery.ById(ID, "a", 1));
        assertThat(((VenueAnswer.ById) faulty.answers.getLast()).order()).isNull();
        faulty.at(1_100).ask(new VenueQuery.ById(ID, "a", 1));
        assertThat(((VenueAnswer.ById) faulty.answers.getLast()).order()).isNotNull();
    }

    @Test
    void aLagIsOfItsOwnKindOfAnswer() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.late(FaultKind.LAG, 100, FaultPoint.ORDER)))
                .limit("a")
                .ask(new VenueQuery.OpenOrders(ID, ""));
        assertThat(((VenueAnswer.OpenOrders) faulty.answers.getLast()).orders()).hasSize(1);
    }

    @Test
    void anEmptyAnswerSaysThatItIsComplete() {
        var plan = FaultPlan.of(
                FaultRule.always(FaultKind.EMPTY, FaultPoint.OPEN_ORDERS, FaultPoint.FILLS, FaultPoint.POSITIONS));
        var faulty = new Faulty(plan)
                .market("a")
                .limit("b")
                .ask(new VenueQuery.OpenOrders(ID, ""))
                .ask(new VenueQuery.Fills(ID, ""))
                .ask(new VenueQuery.Positions(ID));
        assertThat(faulty.answers)
                .containsExactly(
                        new VenueAnswer.OpenOrders(ID, Completeness.COMPLETE, 1_000, List.of(), ""),
                        new VenueAnswer.Fills(ID, Completeness.COMPLETE, 1_000, List.of(), ""),
                        new VenueAnswer.Positions(ID, Completeness.COMPLETE, 1_000, Map.of()));
    }

    @Test
    void aConnectionThatIsBackCanTellTheLastExecutionsAgain() {
        var faulty = new Faulty(outage(new Outage(Outage.Kind.GAP, 10, 100, 2)))
                .market("a")
                .at(1_010)
                .market("b")
                .at(1_100);
        assertThat(faulty.words())
                .containsExactly("Acknowledged a", "Filled a", "Acknowledged b", "Filled a", "Filled b");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_REQUEST", "DROP_REPLY", "SERVER_ERROR", "SERVER_ERROR_AFTER", "HTML"})
    void aQuestionWithoutAnAnswerFailsAndSaysNothing(FaultKind kind) {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(kind, FaultPoint.OPEN_ORDERS)))
                .ask(new VenueQuery.OpenOrders(ID, ""));
        assertThat(faulty.answers).containsExactly(new VenueAnswer.Failed(ID, ReasonCode.EXE_NETWORK));
    }

    @Test
    void aQuestionOverTheLimitSaysSo() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.RATE_LIMITED, FaultPoint.FILLS)))
                .ask(new VenueQuery.Fills(ID, ""));
        assertThat(faulty.answers).containsExactly(new VenueAnswer.Failed(ID, ReasonCode.EXE_RATE_LIMITED));
    }

    @Test
    void aTruncatedPageNeverCallsItselfComplete() {
        var plan = FaultPlan.of(FaultRule.always(FaultKind.TRUNCATE, FaultPoint.OPEN_ORDERS, FaultPoint.FILLS));
        var faulty = new Faulty(plan).limit("a").limit("b").limit("c").ask(new VenueQuery.OpenOrders(ID, ""));
        var page = (VenueAnswer.OpenOrders) faulty.answers.getLast();
        assertThat(page.orders()).hasSize(2);
        assertThat(page.completeness()).isEqualTo(Completeness.TRUNCATED);
        faulty.market("d").market("e").ask(new VenueQuery.Fills(ID, ""));
        var fills = (VenueAnswer.Fills) faulty.answers.getLast();
        assertThat(fills.fills()).hasSize(1);
        assertThat(fills.nextCursor()).isEqualTo("1");
        assertThat(fills.completeness()).isEqualTo(Completeness.TRUNCATED);
    }

    @Test
    void aReplacementCanLoseTheOldOrderAndNotPlaceTheNewOne() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.REPLACE_OLD_GONE, FaultPoint.AMEND)))
                .limit("a")
                .send(new VenueRequest.Amend("a", 1, Decimal.of("2"), null));
        assertThat(faulty.heard)
                .endsWith(
                        new VenueReport.AmendRejected("a", ReasonCode.EXE_AMEND_REJECTED),
                        new VenueReport.Canceled("a", ReasonCode.EXE_CANCELED));
        assertThat(faulty.openInTheBook()).isZero();
    }

    @Test
    void aReplacementCanFailAndLeaveTheOldOrder() {
        var faulty = new Faulty(FaultPlan.of(FaultRule.always(FaultKind.REPLACE_REFUSED, FaultPoint.AMEND)))
                .limit("a")
                .send(new VenueRequest.Amend("a", 1, Decimal.of("2"), null));
        assertThat(faulty.heard).endsWith(new VenueReport.AmendRejected("a", ReasonCode.EXE_AMEND_REJECTED));
        assertThat(faulty.openInTheBook()).isEqualTo(1);
    }

    @Test
    void aFillIsTakenBackAfterItWasBooked() {
        var faulty = new Faulty(FaultPlan.of(
                        FaultRule.late(FaultKind.BUST, 100, FaultPoint.STREAM).times(1)))
                .market("a")
                .at(1_099);
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Filled a");
        assertThat(faulty.at(1_100).words()).endsWith("Busted a");
        assertThat(faulty.positionInTheBook()).isEqualTo("0.000");
    }

    @Test
    void somebodyElsesOrderIsOnTheAccount() {
        var foreign = new ForeignOrder(50, Faulty.place("web-1", OrderType.MARKET));
        var faulty = new Faulty(new FaultPlan(1, List.of(), List.of(), List.of(foreign), 0)).at(1_001);
        assertThat(faulty.words()).isEmpty();
        assertThat(faulty.at(1_051).words()).containsExactly("Acknowledged web-1", "Filled web-1");
    }

    @Test
    void aWrongClockTellsWrongTimes() {
        var faulty = new Faulty(new FaultPlan(1, List.of(), List.of(), List.of(), -60))
                .market("a")
                .ask(new VenueQuery.Positions(ID));
        assertThat(faulty.heard.getLast())
                .isInstanceOfSatisfying(
                        VenueReport.Filled.class,
                        fill -> assertThat(fill.venueTimeNanos()).isEqualTo(940));
        assertThat(faulty.answers.getLast())
                .isInstanceOfSatisfying(
                        VenueAnswer.Positions.class,
                        held -> assertThat(held.venueTimeNanos()).isEqualTo(940));
    }

    @Test
    void aRuleHoldsForItsTimeAndItsCount() {
        var rule = new FaultRule(FaultKind.DROP_REQUEST, Set.of(FaultPoint.PLACE), 1_000, 100, 200, 0, 1);
        var faulty = new Faulty(FaultPlan.of(rule))
                .limit("a")
                .at(1_100)
                .limit("b")
                .limit("c")
                .at(1_200)
                .limit("d");
        assertThat(faulty.words()).containsExactly("Acknowledged a", "Lost b", "Acknowledged c", "Acknowledged d");
        assertThat(faulty.venue().faults()).isEqualTo(Map.of(FaultKind.DROP_REQUEST, 1L));
    }

    @Test
    @Tag("Z-4")
    void theSameSeedGivesTheSameFaults() {
        assertThat(life(5)).isEqualTo(life(5)).anyMatch(word -> word.startsWith("Lost"));
        assertThat(life(6)).isNotEqualTo(life(5));
    }

    @Test
    void aRuleThatCannotComeToPassIsRefused() {
        assertThatThrownBy(() -> FaultRule.always(FaultKind.TRUNCATE, FaultPoint.PLACE))
                .hasMessageContaining("truncate happens where it can");
        assertThatThrownBy(() -> FaultRule.always(FaultKind.DELAY, FaultPoint.PLACE))
                .hasMessageContaining("has a delay");
    }

    private static List<String> life(long seed) {
        var rule = new FaultRule(FaultKind.DROP_REPLY, Set.of(FaultPoint.PLACE), 300, 0, Long.MAX_VALUE, 0, 1_000);
        var faulty = new Faulty(new FaultPlan(seed, List.of(rule), List.of(), List.of(), 0));
        for (int i = 0; i < 50; i++) {
            faulty.limit("o" + i);
        }
        return faulty.words();
    }

    private static FaultPlan outage(Outage outage) {
        return new FaultPlan(1, List.of(), List.of(outage), List.of(), 0);
    }
}
