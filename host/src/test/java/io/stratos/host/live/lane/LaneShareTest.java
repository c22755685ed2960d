package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-8")
@Tag("M-14")
class LaneShareTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLION = 1_000_000;

    private final LaneShare share = new LaneShare();
    private long now = 7 * SECOND;

    @Test
    void callbacksThatNobodyFeelsAreServedWithoutEnd() {
        for (int i = 0; i < 1_000_000; i++) {
            share.decided(LaneShare.LONG_FUEL - 1, now);
            assertThat(share.isServed(now)).isTrue();
        }
    }

    @Test
    void aMomentOfHeavyWorkIsServedAndOneCallbackMoreIsTheLast() {
        for (long used = 0; used < LaneShare.BURST_FUEL; used += MILLION) {
            assertThat(share.isServed(now)).isTrue();
            share.decided(MILLION, now);
        }
        assertThat(share.isServed(now)).as("all of it, and no more").isTrue();

        share.decided(MILLION, now);

        assertThat(share.isUsedUp()).isTrue();
        assertThat(share.isServed(now)).isFalse();
    }

    @Test
    void afterThatItIsServedAsOftenAsItsShareAllows() {
        share.decided(LaneShare.BURST_FUEL, now);
        long end = now + 10 * SECOND;
        int served = 0;
        for (; now < end; now += SECOND / 1_000) {
            if (share.isServed(now)) {
                share.decided(MILLION, now);
                served++;
            }
        }
        assertThat(served * MILLION).isBetween(9 * LaneShare.FUEL_PER_SECOND, 11 * LaneShare.FUEL_PER_SECOND);
    }

    @Test
    void creditComesBackWithTimeAndNeverBeyondTheMoment() {
        share.decided(LaneShare.BURST_FUEL + 1, now);
        assertThat(share.isServed(now + 199)).isFalse();
        assertThat(share.isServed(now + 200)).isTrue();

        now += 1_000_000 * SECOND;
        share.decided(LaneShare.BURST_FUEL + 1, now);
        assertThat(share.isServed(now)).isFalse();
    }
}
