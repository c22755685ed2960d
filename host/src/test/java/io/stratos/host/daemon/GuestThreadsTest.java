package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Lane;
import io.stratos.host.live.duty.BackgroundWork;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-13")
class GuestThreadsTest {
    private static final Lane LL = Lane.LL;

    private final BackgroundWork background = new BackgroundWork();
    private long now;
    private final GuestThreads threads = new GuestThreads(2, () -> now, background);

    @Test
    void onlySoManyBeginAtATime() {
        var first = threads.take(LL);
        assertThat(threads.take(LL)).isNotNull();
        assertThat(threads.take(LL)).isNull();

        threads.leave(LL, Objects.requireNonNull(first));
        assertThat(threads.take(LL)).isNotNull();
        assertThat(threads.take(LL)).isNull();
    }

    @Test
    @Tag("M-8")
    void oneLaneTakesNoPlaceOfTheOther() {
        assertThat(threads.take(Lane.COMPUTE)).isNotNull();
        assertThat(threads.take(Lane.COMPUTE)).isNotNull();
        assertThat(threads.take(Lane.COMPUTE)).isNull();

        assertThat(threads.take(LL)).isNotNull();
    }

    @Test
    void whoTakesLongIsNotWaitedFor() {
        assertThat(threads.take(LL)).isNotNull();
        assertThat(threads.take(LL)).isNotNull();
        now = GuestThreads.COUNTED_NANOS - 1;
        assertThat(threads.take(LL)).isNull();

        now = GuestThreads.COUNTED_NANOS;
        assertThat(threads.take(LL)).isNotNull();
    }

    @Test
    @Tag("M-12")
    void manyThatTakeLongWaitForEachOther() {
        for (int i = 0; i < 2 * GuestThreads.SLOW_FACTOR; i++) {
            now = i / 2 * GuestThreads.COUNTED_NANOS;
            assertThat(threads.take(LL)).isNotNull();
        }
        now = 1_000 * GuestThreads.COUNTED_NANOS;
        assertThat(threads.take(LL)).isNull();
    }

    /// Rebuilds of strategies that never save take minutes; an honest neighbour's is not behind them.
    @Test
    @Tag("M-12")
    void whoSaysThatItTakesLongDelaysItsLikeAlone() throws InterruptedException {
        int slow = 2 * GuestThreads.SLOW_FACTOR;
        var makings = threads.of(LL);
        var end = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var most = new AtomicInteger();
        var ended = new CountDownLatch(slow);
        for (int i = 0; i < slow; i++) {
            makings.execute(() -> {
                makings.takesLong();
                makings.takesLong(); // once more is nothing more
                most.accumulateAndGet(begun.incrementAndGet(), Math::max);
                awaitThat(end);
                begun.decrementAndGet();
                ended.countDown();
            });
        }
        var neighbour = new CountDownLatch(1);
        makings.execute(neighbour::countDown);

        neighbour.await();
        assertThat(most.get()).isLessThanOrEqualTo(2);
        end.countDown();
        ended.await();
        assertThat(most.get()).as("at the same time").isLessThanOrEqualTo(2);
        assertThat(threads.take(LL)).isNotNull();
    }

    @Test
    void oneThatNeverEndsLeavesTheOthersTheirThreads() throws InterruptedException {
        var never = new CountDownLatch(1);
        var others = new CountDownLatch(3);
        threads.of(LL).execute(() -> awaitThat(never));
        for (int i = 0; i < 3; i++) {
            threads.of(LL).execute(others::countDown);
        }

        others.await();
        never.countDown();
    }

    /// The machine has no thread for it now: nothing is lost, and nothing overtakes.
    @Test
    void withoutAThreadItIsTriedAgainAndAllThatWaitIsMadeInOrder() throws InterruptedException {
        var refusals = new AtomicInteger(2);
        var made = new ConcurrentLinkedQueue<Integer>();
        var all = new CountDownLatch(3);
        var scarce = new GuestThreads(
                1,
                () -> now,
                (_, work) -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                },
                () -> {},
                background);
        var executor = scarce.of(LL);
        for (int i = 0; i < 3; i++) {
            int number = i;
            executor.execute(() -> {
                made.add(number);
                all.countDown();
            });
        }

        all.await();
        assertThat(made).containsExactly(0, 1, 2);
        assertThat(refusals).hasValue(-3);
    }

    /// A heap that is full at that moment takes neither the guest nor its place.
    @Test
    @Tag("M-12")
    void threadThatCannotGiveWayMakesItsGuestAllTheSame() throws InterruptedException {
        var tried = new AtomicInteger();
        var full = new GuestThreads(
                1,
                () -> now,
                (_, work) -> work.run(),
                () -> {
                    tried.incrementAndGet();
                    throw new OutOfMemoryError("Java heap space");
                },
                background);
        var makings = full.of(LL);
        var made = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            makings.execute(() -> {
                makings.givesWay();
                made.countDown();
            });
        }

        made.await();
        assertThat(tried).hasValue(2);
    }

    /// What re-applies deliveries shares a core with LL, which must not yield to it.
    @Test
    @Tag("M-8")
    void whoGaveWayIsBackgroundWorkUntilItsGuestIsMade() throws InterruptedException {
        var seen = new ConcurrentLinkedQueue<Boolean>();
        var one = new GuestThreads(1, () -> now, (_, work) -> work.run(), () -> {}, background);
        var makings = one.of(LL);
        var made = new CountDownLatch(2);
        makings.execute(() -> {
            seen.add(background.isAny());
            makings.givesWay();
            makings.givesWay();
            seen.add(background.isAny());
            made.countDown();
        });
        makings.execute(() -> {
            seen.add(background.isAny());
            made.countDown();
        });

        made.await();
        assertThat(seen).containsExactly(false, true, false);
    }

    /// LL does not yield its core to one that only waits for its turn.
    @Test
    @Tag("M-8")
    void whoWaitsForAPlaceAmongTheLongOnesIsNoBackgroundWork() throws InterruptedException {
        var makings = new GuestThreads(1, () -> now, background).of(LL);
        var held = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        makings.execute(() -> {
            makings.takesLong();
            held.countDown();
            awaitThat(end);
        });
        held.await();
        var waiter = new AtomicReference<>(Thread.currentThread());
        var asked = new CountDownLatch(1);
        var seen = new ConcurrentLinkedQueue<Boolean>();
        var ended = new CountDownLatch(1);
        makings.execute(() -> {
            makings.givesWay();
            seen.add(background.isAny());
            waiter.set(Thread.currentThread());
            asked.countDown();
            makings.takesLong();
            seen.add(background.isAny());
            ended.countDown();
        });

        asked.await();
        while (Objects.requireNonNull(waiter.get()).getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(background.isAny()).isFalse();
        end.countDown();
        ended.await();
        assertThat(seen).containsExactly(true, true);
    }

    @Test
    void atLeastOneMayBegin() {
        assertThatThrownBy(() -> new GuestThreads(0, () -> now, background))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
