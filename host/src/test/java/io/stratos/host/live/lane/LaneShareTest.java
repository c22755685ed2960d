package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-8")
@Tag("M-14")
class LaneShareTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLION = 1_000_000;
    private static final long BRIEF = LaneShare.LONG_FUEL - 1;

    private final LaneShares lane = new LaneShares();
    private final LaneShare share = new LaneShare(lane);
    private final LaneShare neighbour = new LaneShare(lane);
    private long now = 7 * SECOND;

    @BeforeEach
    void theNeighbourHasATurn() {
        neighbour.decided(1, now);
    }

    @Test
    void aThousandBriefCallbacksInASecondAreServedWithoutEnd() {
        for (int i = 0; i < 1_000_000; i++) {
            share.decided(BRIEF, now);
            assertThat(share.isServed(now)).isTrue();
            now += SECOND / 1_000;
            neighbour.decided(1, now);
        }
    }

    /// 64 timers, each of which fires every millisecond: nearly all of the lane, in pieces that nobody feels.
    @Test
    void briefCallbacksWithoutEndHaveAShareTogether() {
        long end = now + 10 * SECOND;
        long served = 0;
        for (; now < end; now += SECOND / 64_000) {
            if (share.isServed(now)) {
                share.decided(BRIEF, now);
                served++;
            }
        }

        assertThat(share.isUsedUp()).isTrue();
        assertThat(served * BRIEF)
                .isBetween(10 * LaneShare.BRIEF_FUEL_PER_SECOND, 11 * LaneShare.BRIEF_FUEL_PER_SECOND + BRIEF);
    }

    /// What comes back is shared by those that used theirs up, and by nobody else.
    @Test
    void whoUsesLittleLosesNothingToManyThatUsedTheirsUp() {
        var hogs = new ArrayList<LaneShare>();
        for (int i = 0; i < 20; i++) {
            var hog = new LaneShare(lane);
            hog.decided(2 * LaneShare.BURST_FUEL, now);
            hogs.add(hog);
        }
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 1_000; i++) {
                now += SECOND / 1_000;
                hogs.forEach(hog -> hog.isServed(now));
                share.decided(LaneShare.BRIEF_FUEL_PER_SECOND / 4_000, now);
                assertThat(share.isServed(now)).as("second %d", second).isTrue();
            }
        }
    }

    @Test
    void longCallbacksAndBriefOnesHaveACreditEach() {
        share.decided(LaneShare.BURST_FUEL, now);
        for (long used = 0; used + BRIEF <= LaneShare.BRIEF_BURST_FUEL; used += BRIEF) {
            share.decided(BRIEF, now);
        }
        assertThat(share.isServed(now)).isTrue();

        share.decided(BRIEF, now);
        assertThat(share.isServed(now)).isFalse();
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
        neighbour.decided(1, now);
        share.decided(LaneShare.BURST_FUEL + 1, now);
        assertThat(share.isServed(now)).isFalse();
    }

    /// What comes back is one for the lane, however many it has to be divided among.
    @Test
    void manyHogsTogetherTakeNoMoreThanOne() {
        var hogs = Stream.generate(() -> new LaneShare(lane)).limit(10).toList();
        hogs.forEach(hog -> hog.decided(LaneShare.BURST_FUEL + MILLION, now));
        hogs.forEach(hog -> assertThat(hog.isServed(now)).isFalse());
        long end = now + 20 * SECOND;
        int served = 0;
        for (; now < end; now += SECOND / 1_000) {
            for (var hog : hogs) {
                if (hog.isServed(now)) {
                    hog.decided(MILLION, now);
                    served++;
                }
            }
        }
        assertThat(served * MILLION).isBetween(17 * LaneShare.FUEL_PER_SECOND, 23 * LaneShare.FUEL_PER_SECOND);
    }

    @Test
    void oneThatHasGoneLeavesItsPartToTheOthers() {
        var gone = new LaneShare(lane);
        gone.decided(LaneShare.BURST_FUEL + 1, now);
        assertThat(gone.isServed(now)).isFalse();
        share.decided(LaneShare.BURST_FUEL + MILLION, now);
        assertThat(share.isServed(now + 300_000_000))
                .as("half of what one has alone")
                .isFalse();

        now += LaneShares.GONE_NANOS + 1;
        assertThat(share.isServed(now)).isTrue();
    }

    @Test
    void whoHasItsLaneForItselfIsServedWithoutEnd() {
        now += LaneShares.NEIGHBOUR_NANOS;
        for (int i = 0; i < 1_000; i++) {
            share.decided(MILLION, now);
            assertThat(share.isServed(now)).isTrue();
        }

        neighbour.decided(1, now);
        share.decided(LaneShare.BURST_FUEL, now);
        assertThat(share.isServed(now)).as("nothing is owed of before").isTrue();
        share.decided(MILLION, now);
        assertThat(share.isServed(now)).isFalse();
    }

    @Test
    void whoseNeighbourHasGoneIsServedAgain() {
        share.decided(LaneShare.BURST_FUEL * 100, now);
        assertThat(share.isServed(now + LaneShares.NEIGHBOUR_NANOS - 1)).isFalse();
        assertThat(share.isServed(now + LaneShares.NEIGHBOUR_NANOS)).isTrue();
    }
}
