package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimerCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-10")
class TimerQueueTest {
    private final TimerQueue timers = new TimerQueue();

    @Test
    void dueTimersFireByTimeThenById() {
        timers.apply(new TimerCommand(7, 20_000_000, 0), 0);
        timers.apply(new TimerCommand(9, 10_000_000, 0), 0);
        timers.apply(new TimerCommand(3, 10_000_000, 0), 0);

        assertThat(fireNext(10_000_000)).isEqualTo(3);
        assertThat(fireNext(10_000_000)).isEqualTo(9);
        assertThat(fireNext(20_000_000)).isEqualTo(7);
        assertThat(timers.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void settingATimerAgainMovesIt() {
        timers.apply(new TimerCommand(1, 100, 0), 0);
        timers.apply(new TimerCommand(1, 30_000_000, 0), 0);

        assertThat(timers.nextDueNanos()).isEqualTo(30_000_000);
    }

    @Test
    void dueTimeZeroCancels() {
        timers.apply(new TimerCommand(1, 100, 0), 0);
        timers.apply(new TimerCommand(1, 0, 0), 0);

        assertThat(timers.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRepeatingTimerThatFellBehindFiresOnceAndMovesPastNow() {
        timers.apply(new TimerCommand(1, 1_000_000, 1_000_000), 0);

        assertThat(fireNext(5_500_000)).isEqualTo(1);
        assertThat(timers.nextDueNanos()).isEqualTo(6_000_000);
    }

    @Test
    void sixtyFourTimersAreTakenAndOneMoreIsRefused() {
        for (int id = 0; id < TimerQueue.TIMERS_MAX; id++) {
            assertThat(timers.apply(new TimerCommand(id, 100, 0), 0)).isNull();
        }

        assertThat(timers.apply(new TimerCommand(TimerQueue.TIMERS_MAX, 100, 0), 0))
                .isEqualTo(ReasonCode.RES_TIMERS);
        assertThat(timers.apply(new TimerCommand(5, 200, 0), 0)).isNull();
    }

    @Test
    void aTimerFasterThanTheLeastIntervalIsRefused() {
        assertThat(timers.apply(new TimerCommand(1, 100, TimerQueue.EVERY_NANOS_MIN - 1), 0))
                .isEqualTo(ReasonCode.RES_TIMERS);
        assertThat(timers.apply(new TimerCommand(1, 100, TimerQueue.EVERY_NANOS_MIN), 0))
                .isNull();
    }

    @Test
    void aTimerInThePastIsDueAfterTheLeastInterval() {
        timers.apply(new TimerCommand(1, 100, 0), 500);

        assertThat(timers.nextDueNanos()).isEqualTo(500 + TimerQueue.EVERY_NANOS_MIN);
    }

    @Test
    @Tag("M-18")
    void savedTimersComeBackAsTheyWere() {
        timers.apply(new TimerCommand(1, 10_000_000, 0), 0);
        timers.apply(new TimerCommand(2, 5_000_000, 20_000_000), 0);
        var restored = new TimerQueue();

        restored.restore(timers.save());

        assertThat(restored.nextDueNanos()).isEqualTo(5_000_000);
        restored.fire(5_000_000);
        assertThat(restored.nextDueNanos()).isEqualTo(10_000_000);
        assertThat(restored.save()).isEqualTo(fired().save());
    }

    @Test
    void anIntervalPastAllTimesFiresOnce() {
        timers.apply(new TimerCommand(1, 10_000_000, Long.MAX_VALUE), 0);

        assertThat(fireNext(10_000_000)).isEqualTo(1);
        assertThat(timers.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
    }

    private TimerQueue fired() {
        timers.fire(5_000_000);
        return timers;
    }

    private int fireNext(long now) {
        int id = timers.nextId();
        timers.fire(now);
        return id;
    }
}
