package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-11")
class DrainTest {
    private static final long BEGUN = 1_000;
    private static final long END = BEGUN + 5_000_000_000L;

    private final Drain drain = new Drain();

    @Test
    void afterFiveSecondsItIsOverWhateverWaits() {
        drain.begin(3, BEGUN);
        drain.told();

        assertThat(drain.isOver(END - 1)).isFalse();
        assertThat(drain.isOver(END)).isTrue();
    }

    @Test
    void itIsOverOnceAllThatWaitedWereTold() {
        drain.begin(2, BEGUN);
        drain.told();
        assertThat(drain.isOver(BEGUN)).isFalse();

        drain.told();
        assertThat(drain.isOver(BEGUN)).isTrue();
    }

    @Test
    void whereNothingWaitsItIsOverAtOnce() {
        drain.begin(0, BEGUN);

        assertThat(drain.isOver(BEGUN)).isTrue();
    }

    @Test
    void askedForTwiceItHasNoMoreTimeAndNoMoreToTell() {
        assertThat(drain.isAsked()).isFalse();
        drain.begin(1, BEGUN);
        drain.begin(9, END - 1);
        assertThat(drain.isAsked()).isTrue();
        assertThat(drain.isOver(END)).isTrue();

        drain.told();
        assertThat(drain.isOver(BEGUN)).isTrue();
    }
}
