package io.stratos.host.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-25")
class SignsTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void trickleBeforeABurstDoesNotMakeTheBurstOlder() {
        var signs = signs(50, 10 * SECOND, 2 * SECOND);
        long now = 0;
        for (int i = 0; i < 450; i++) {
            now += 8 * SECOND;
            assertThat(signs.count(now)).isFalse();
        }
        now += SECOND;
        assertThat(confirmed(signs, 1_000, now, 0)).isZero();
    }

    @Test
    void trickleAfterABurstIsNoTroubleThatLasts() {
        var signs = signs(50, 10 * SECOND, 2 * SECOND);
        assertThat(confirmed(signs, 1_000, SECOND, 0)).isZero();
        assertThat(confirmed(signs, 100, 9 * SECOND, 8 * SECOND)).isZero();
    }

    @Test
    void denseFloodIsConfirmedAsSoonAsItLastedLongEnough() {
        var signs = signs(50, 10 * SECOND, 2 * SECOND);
        assertThat(confirmed(signs, 2_000, SECOND, MILLI)).isZero();
        assertThat(signs.count(3 * SECOND)).isTrue();
    }

    /// Twenty in thirty seconds, evenly: no two of them within the second that the trouble must last.
    @Test
    void evenTroubleWithSignsFartherApartThanItMustLastIsConfirmed() {
        var signs = signs(20, 30 * SECOND, SECOND);
        long apart = 30 * SECOND / 20;
        assertThat(confirmed(signs, 19, 0, apart)).isZero();
        assertThat(signs.count(19 * apart)).isTrue();
    }

    @Test
    void burstsThatFollowEachOtherAreTroubleThatLasts() {
        var signs = signs(50, 10 * SECOND, SECOND);
        assertThat(confirmed(signs, 30, 0, 0)).isZero();
        assertThat(confirmed(signs, 30, 1_500 * MILLI, 0)).isPositive();
    }

    @Test
    void whatIsForgottenLastsNoMore() {
        var signs = signs(2, 10 * SECOND, 2 * SECOND);
        assertThat(confirmed(signs, 3, SECOND, 0)).isZero();
        signs.forget();
        assertThat(confirmed(signs, 3, 3 * SECOND, 0)).isZero();
        assertThat(signs.count(5 * SECOND)).isTrue();
    }

    private static int confirmed(Signs signs, int count, long fromNanos, long apartNanos) {
        int confirmed = 0;
        for (int i = 0; i < count; i++) {
            confirmed += signs.count(fromNanos + i * apartNanos) ? 1 : 0;
        }
        return confirmed;
    }

    private static Signs signs(int signs, long windowNanos, long confirmNanos) {
        return new Signs(new BreakerRule(
                Trigger.QUALITY, signs, windowNanos, confirmNanos, BreakerAction.NO_TRADE, new Recovery.Manual()));
    }
}
