package io.stratos.execution.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.VenueTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The venue's clock, measured with every answer. The connect found it 100 ahead, give or take 10; requests
/// expire after 20 and show after 30.
@Tag("X-5")
class VenueClockTest {
    private static final long LIMIT = VenueClock.LIMIT_NANOS;

    private final VenueClock clock = new VenueClock(new VenueTiming(20, 30, false, 100, 10, 0));

    @Test
    void answersThatFitTheMeasuredClockChangeNothing() {
        clock.measure(1_000, 1_040, 1_150);
        assertThat(clock.deviationNanos()).isZero();
        assertThat(clock.visibleAfterNanos(1_000)).isEqualTo(1_000 + 110 + 50);
    }

    @Test
    void aClockThatRanAheadMakesEvidenceComeLater() {
        clock.measure(1_000, 1_040, 1_040 + 111);
        assertThat(clock.deviationNanos()).isEqualTo(1);
        assertThat(clock.visibleAfterNanos(900))
                .as("as far ahead as it may be: the answer may have been taken when it was asked for")
                .isEqualTo(900 + 151 + 50);
        clock.measure(2_000, 2_040, 2_130);
        assertThat(clock.visibleAfterNanos(900)).as("one answer is no quorum").isEqualTo(900 + 151 + 50);
    }

    @Test
    void whatOneWrongAnswerMovedIsGivenUpAfterAQuorumOfWholeComparisonsWithoutAnyOfItsKind() {
        clock.measure(1_000, 1_010, 1_000_000);
        for (int i = 0; i < VenueClock.QUORUM; i++) {
            comparison(2_000, 2_100, 2_110);
            assertThat(clock.visibleAfterNanos(900)).as("after %d", i).isEqualTo(900 + 999_000 + 50);
        }
        clock.begin();
        assertThat(clock.visibleAfterNanos(900))
                .as("as far as any of these leaves possible: taken when asked, and old by the horizon")
                .isEqualTo(900 + 110 + 30 + 50);
    }

    @Test
    void oneAnswerThatLeavesItPossibleBeginsTheQuorumAnew() {
        clock.measure(1_000, 1_040, 1_040 + 700);
        comparison(2_000, 2_100, 2_110);
        comparison(2_000, 2_100, 2_700);
        comparison(2_000, 2_100, 2_110);
        comparison(2_000, 2_100, 2_110);
        clock.begin();
        assertThat(clock.visibleAfterNanos(900)).isEqualTo(900 + 730 + 50);
        comparison(2_000, 2_100, 2_110);
        clock.begin();
        assertThat(clock.visibleAfterNanos(900)).isEqualTo(900 + 110 + 30 + 50);
    }

    @Test
    void aClockThatReallyRunsAheadIsNeverTakenForLess() {
        for (int i = 0; i < 10; i++) {
            comparison(10_000, 10_001 + 500, 10_000 + 250 + 600);
            assertThat(clock.visibleAfterNanos(900)).isGreaterThanOrEqualTo(900 + 600 + 50);
        }
    }

    @Test
    void itNeverFallsBelowWhatTheConnectFound() {
        for (int i = 0; i < 10; i++) {
            comparison(10_000, 10_001, 9_000);
        }
        assertThat(clock.visibleAfterNanos(900)).isEqualTo(900 + 110 + 50);
    }

    @Test
    void aTimeThatNoClockShowsBreaksNothing() {
        clock.measure(LIMIT, LIMIT, Long.MAX_VALUE);
        assertThat(clock.visibleAfterNanos(1_800_000_000 * LIMIT)).isPositive();
        clock.measure(1_800_000_000 * LIMIT, 1_800_000_000 * LIMIT, Long.MIN_VALUE);
        assertThat(clock.isWithinLimit()).isFalse();
        assertThat(clock.deviationNanos()).isNegative();
    }

    private void comparison(long asked, long arrived, long venueTime) {
        clock.begin();
        clock.measure(asked, arrived, venueTime);
        clock.measure(asked, arrived, venueTime - 1);
    }

    @Test
    void aClockThatFellBehindMakesNothingEarlier() {
        clock.measure(1_000, 1_040, 1_000 + 90 - 30 - 7);
        assertThat(clock.deviationNanos()).isEqualTo(-7);
        assertThat(clock.visibleAfterNanos(1_000)).isEqualTo(1_000 + 110 + 50);
    }

    @Test
    void theLimitIsTheLastThatIsAllowed() {
        clock.measure(0, 0, 110 + LIMIT);
        assertThat(clock.isWithinLimit()).isTrue();
        clock.measure(0, 0, 110 + LIMIT + 1);
        assertThat(clock.isWithinLimit()).isFalse();
        clock.measure(0, 0, 90 - 30 - LIMIT);
        assertThat(clock.isWithinLimit()).isTrue();
        clock.measure(0, 0, 90 - 30 - LIMIT - 1);
        assertThat(clock.isWithinLimit()).isFalse();
    }
}
