package io.stratos.execution.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.VenueTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The venue's clock, measured with every answer. The connect found it 100 ahead, give or take 10; requests expire
/// after
/// 20 and show after 30.
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
        assertThat(clock.visibleAfterNanos(900)).as("never back").isEqualTo(900 + 151 + 50);
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
