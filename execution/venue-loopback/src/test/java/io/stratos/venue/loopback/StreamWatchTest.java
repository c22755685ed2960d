package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.StreamGap;
import io.stratos.venue.loopback.StreamWatch.Want;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When a stream is trusted, and when it is connected anew (F07 to F10).
@Tag("X-5")
class StreamWatchTest {
    private static final long MILLI = 1_000_000;
    private final StreamWatch watch = new StreamWatch(
            LoopbackSettings.of(Map.of(
                    "heartbeat_timeout_ms", "100",
                    "echo_timeout_ms", "50",
                    "reconnect_min_ms", "10",
                    "reconnect_max_ms", "40")),
            7);

    @Test
    void itConnectsAtOnce() {
        assertThat(watch.tick(0)).isEqualTo(Want.CONNECT);
    }

    @Test
    void theFirstHeartbeatIsNoGap() {
        watch.connecting(0);
        assertThat(watch.isUp()).isFalse();
        assertThat(watch.heartbeat(17, 1)).isNull();
        assertThat(watch.isUp()).isTrue();
    }

    @Test
    void reportsThatFollowEachOtherAreNoGap() {
        up();
        assertThat(watch.told(1, 1)).isNull();
        assertThat(watch.told(2, 1)).isNull();
        assertThat(watch.heartbeat(2, 2)).isNull();
    }

    @Test
    void aJumpInTheCountIsAGapOnce() {
        up();
        assertThat(watch.told(1, 1)).isNull();
        assertThat(watch.told(3, 1)).isEqualTo(StreamGap.FRAMES_LOST);
        assertThat(watch.told(4, 1)).isNull();
    }

    @Test
    void aHeartbeatThatCountsMoreThanCameIsAGap() {
        up();
        assertThat(watch.told(1, 1)).isNull();
        assertThat(watch.heartbeat(2, 2)).isEqualTo(StreamGap.FRAMES_LOST);
        assertThat(watch.heartbeat(2, 3)).isNull();
    }

    @Test
    void aHeartbeatThatCountsLessThanCameIsAGap() {
        up();
        assertThat(watch.told(1, 1)).isNull();
        assertThat(watch.heartbeat(0, 2)).isEqualTo(StreamGap.FRAMES_LOST);
    }

    @Test
    void aReportThatCameBeforeIsNoGap() {
        up();
        assertThat(watch.told(1, 1)).isNull();
        assertThat(watch.told(1, 1)).isNull();
    }

    @Test
    void silenceEndsAConnectionThatWasUp() {
        up();
        assertThat(watch.tick(100 * MILLI)).isEqualTo(Want.NOTHING);
        assertThat(watch.tick(100 * MILLI + 1)).isEqualTo(Want.ABORT);
        assertThat(watch.ended(100 * MILLI + 1)).isEqualTo(StreamGap.DISCONNECTED);
    }

    @Test
    void silenceEndsAnAttemptAndIsNoGap() {
        watch.connecting(0);
        assertThat(watch.tick(100 * MILLI + 1)).isEqualTo(Want.ABORT);
        assertThat(watch.ended(100 * MILLI + 1)).isNull();
    }

    @Test
    void aConnectionThatIsBackIsAGap() {
        up();
        assertThat(watch.ended(1)).isEqualTo(StreamGap.DISCONNECTED);
        watch.connecting(2);
        assertThat(watch.heartbeat(0, 3)).isEqualTo(StreamGap.RECONNECTED);
    }

    @Test
    void anAnswerThatDoesNotComeByTheStreamShowsAZombie() {
        up();
        watch.expect("r1", watch.connection(), 10);
        watch.heartbeat(0, 50 * MILLI);
        assertThat(watch.tick(10 + 50 * MILLI)).isEqualTo(Want.NOTHING);
        assertThat(watch.tick(11 + 50 * MILLI)).isEqualTo(Want.ABORT);
    }

    @Test
    void anAnswerThatComesByTheStreamIsKnown() {
        up();
        watch.expect("r1", watch.connection(), 10);
        watch.came("r1");
        assertThat(watch.tick(99 * MILLI)).isEqualTo(Want.NOTHING);
    }

    @Test
    void nothingIsExpectedOfAConnectionThatIsGone() {
        up();
        int first = watch.connection();
        watch.expect("r1", first, 10);
        watch.ended(20);
        watch.expect("r2", watch.connection(), 30);
        watch.connecting(40);
        watch.heartbeat(0, 50);
        watch.expect("r3", first, 50);
        assertThat(watch.tick(90 * MILLI)).isEqualTo(Want.NOTHING);
    }

    @Test
    void attemptsComeLaterAndLaterUpToTheMost() {
        watch.connecting(0);
        watch.ended(0);
        assertThat(watch.tick(0)).isEqualTo(Want.CONNECT);
        watch.ended(0);
        assertWaits(5, 10);
        watch.ended(0);
        assertWaits(10, 20);
        watch.ended(0);
        assertWaits(20, 40);
        watch.ended(0);
        assertWaits(20, 40);
    }

    @Test
    void aConnectionThatHeldStartsTheWaitingAnew() {
        for (int i = 0; i < 5; i++) {
            watch.ended(0);
        }
        watch.connecting(0);
        watch.heartbeat(0, 0);
        watch.ended(0);
        assertThat(watch.tick(0)).isEqualTo(Want.CONNECT);
    }

    private void up() {
        watch.connecting(0);
        watch.heartbeat(0, 0);
    }

    private void assertWaits(long atLeastMillis, long atMostMillis) {
        assertThat(watch.tick(atLeastMillis * MILLI - 1)).isEqualTo(Want.NOTHING);
        assertThat(watch.tick(atMostMillis * MILLI)).isEqualTo(Want.CONNECT);
    }
}
