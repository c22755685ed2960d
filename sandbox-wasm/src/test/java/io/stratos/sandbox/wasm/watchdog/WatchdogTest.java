package io.stratos.sandbox.wasm.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("M-13")
@Timeout(60)
class WatchdogTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int CROSSINGS = 2_000;

    @AutoClose
    private final Watchdog watchdog = new Watchdog(System::nanoTime);

    @Test
    void callThatEndsInTimeIsNotStruck() {
        LaneDeadline deadline = watchdog.of(Thread.currentThread(), 1_000 * MILLISECOND);
        deadline.arm(1_000 * MILLISECOND);

        assertThat(deadline.disarm()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void callThatIsLateIsInterruptedOnceAndTheInterruptIsGoneAfterwards() {
        LaneDeadline deadline = watchdog.of(Thread.currentThread(), 5 * MILLISECOND);
        deadline.arm(5 * MILLISECOND);
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }

        assertThat(deadline.disarm()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void eachCallHasItsOwnTime() {
        LaneDeadline deadline = watchdog.of(Thread.currentThread(), MILLISECOND);
        for (int i = 0; i < 50; i++) {
            deadline.arm(MILLISECOND);
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(deadline.disarm()).isTrue();
            deadline.arm(10_000 * MILLISECOND);
            LockSupport.parkNanos(MILLISECOND);
            assertThat(deadline.disarm()).isFalse();
        }
    }

    /// The interrupt takes long to arrive, and calls end right when their deadline does: the lane
    /// is back before it.
    @Test
    void strikeThatCrossesTheEndOfACallNeverReachesWhatFollows() throws InterruptedException {
        AtomicInteger struck = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        Thread lane = new SlowlyInterrupted(() -> {
            LaneDeadline deadline = watchdog.of(Thread.currentThread(), MILLISECOND / 4);
            for (int i = 0; i < CROSSINGS; i++) {
                deadline.arm(MILLISECOND / 4);
                spin(MILLISECOND / 4 + (i % 64) * 2_000L);
                struck.addAndGet(deadline.disarm() ? 1 : 0);
                spin(4 * SlowlyInterrupted.DELAY_NANOS);
                late.addAndGet(Thread.interrupted() ? 1 : 0);
            }
        });
        lane.start();
        lane.join();

        assertThat(late).as("late interrupts").hasValue(0);
        assertThat(struck.get()).as("calls of both kinds were seen").isBetween(1, CROSSINGS - 1);
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static final class SlowlyInterrupted extends Thread {
        static final long DELAY_NANOS = 50_000;

        SlowlyInterrupted(Runnable work) {
            super(work);
        }

        @Override
        public void interrupt() {
            spin(DELAY_NANOS);
            super.interrupt();
        }
    }

    @Test
    void interruptOfTheHostSurvivesTheCallAndDoesNotDisturbIt() {
        LaneDeadline deadline = watchdog.of(Thread.currentThread(), 1_000 * MILLISECOND);
        Thread.currentThread().interrupt();
        deadline.arm(1_000 * MILLISECOND);

        assertThat(Thread.currentThread().isInterrupted()).as("during the call").isFalse();
        assertThat(deadline.disarm()).isFalse();
        assertThat(Thread.interrupted()).as("after the call").isTrue();
    }

    @Test
    void interruptOfTheHostIsKeptOnlyForItsOwnCall() {
        LaneDeadline deadline = watchdog.of(Thread.currentThread(), 1_000 * MILLISECOND);
        Thread.currentThread().interrupt();
        deadline.arm(1_000 * MILLISECOND);
        deadline.disarm();
        boolean first = Thread.interrupted();
        deadline.arm(1_000 * MILLISECOND);
        deadline.disarm();

        assertThat(first).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void eachThreadHasItsOwnDeadline() throws InterruptedException {
        LaneDeadline mine = watchdog.of(Thread.currentThread(), 1_000 * MILLISECOND);
        AtomicInteger struck = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4);
        mine.arm(10_000 * MILLISECOND);
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().start(() -> {
                LaneDeadline theirs = watchdog.of(Thread.currentThread(), 5 * MILLISECOND);
                theirs.arm(5 * MILLISECOND);
                LockSupport.parkNanos(2_000 * MILLISECOND);
                struck.addAndGet(theirs.disarm() ? 1 : 0);
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(struck).hasValue(4);
        assertThat(mine.disarm()).isFalse();
        assertThat(watchdog.of(Thread.currentThread(), MILLISECOND)).isSameAs(mine);
    }

    /// A thread that lost its core to others needs nobody else to run to see that its time is over.
    @Test
    void laneSeesForItselfThatItsTimeIsOver() {
        AtomicLong clock = new AtomicLong();
        LaneDeadline alone = new LaneDeadline(Thread.currentThread(), clock::get);
        alone.arm(10);
        clock.set(9);
        assertThat(alone.isPast()).isFalse();
        clock.set(10);
        assertThat(alone.isPast()).isTrue();

        assertThat(alone.disarm()).as("nobody struck").isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatTheWatchdogStruckIsPast() {
        AtomicLong clock = new AtomicLong();
        LaneDeadline struck = new LaneDeadline(Thread.currentThread(), clock::get);
        struck.arm(10);
        assertThat(struck.strikeIfPast(10)).isEqualTo(Long.MAX_VALUE);

        assertThat(struck.isPast()).isTrue();
        assertThat(struck.disarm()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void onlyTheClockGivenCounts() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
        try (Watchdog simulated = new Watchdog(clock::get)) {
            LaneDeadline deadline = simulated.of(Thread.currentThread(), MILLISECOND);
            deadline.arm(MILLISECOND);
            LockSupport.parkNanos(20 * MILLISECOND);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();

            clock.addAndGet(MILLISECOND);
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(deadline.disarm()).isTrue();
        }
    }

    @Test
    void closedWatchdogWatchesNobodyNew() {
        watchdog.close();

        assertThatThrownBy(() -> watchdog.of(Thread.currentThread(), MILLISECOND))
                .isInstanceOf(IllegalStateException.class);
    }
}
