package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-13")
class GuestThreadsTest {
    private long now;
    private final GuestThreads threads = new GuestThreads(2, () -> now);

    @Test
    void onlySoManyBeginAtATime() {
        var first = threads.take();
        assertThat(threads.take()).isNotNull();
        assertThat(threads.take()).isNull();

        threads.leave(Objects.requireNonNull(first));
        assertThat(threads.take()).isNotNull();
        assertThat(threads.take()).isNull();
    }

    @Test
    void whoTakesLongIsNotWaitedFor() {
        assertThat(threads.take()).isNotNull();
        assertThat(threads.take()).isNotNull();
        now = GuestThreads.COUNTED_NANOS - 1;
        assertThat(threads.take()).isNull();

        now = GuestThreads.COUNTED_NANOS;
        assertThat(threads.take()).isNotNull();
    }

    @Test
    void oneThatNeverEndsLeavesTheOthersTheirThreads() throws InterruptedException {
        var never = new CountDownLatch(1);
        var others = new CountDownLatch(3);
        threads.execute(() -> awaitThat(never));
        for (int i = 0; i < 3; i++) {
            threads.execute(others::countDown);
        }

        others.await();
        never.countDown();
    }

    @Test
    void atLeastOneMayBegin() {
        assertThatThrownBy(() -> new GuestThreads(0, () -> now)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
