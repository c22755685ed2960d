package io.stratos.sandbox.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.CompileWorker.Outcome;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("M-29")
@Tag("Z-7")
@Timeout(60)
class CompileWorkerTest {
    private static final long LONG_NANOS = 30_000_000_000L;
    private static final long SHORT_NANOS = 20_000_000L;
    private static final long PLENTY = 1L << 40;

    private final CompileWorker worker = new CompileWorker();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void resultComesBackFromAnotherThread() {
        Thread here = Thread.currentThread();

        assertThat(worker.run(() -> Thread.currentThread() != here, LONG_NANOS, PLENTY))
                .isEqualTo(new Outcome.Done<>(true));
    }

    @Test
    void whatIsThrownIsAnOutcome() {
        RuntimeException untyped = new NullPointerException();

        assertThat(worker.run(
                        () -> {
                            throw untyped;
                        },
                        LONG_NANOS,
                        PLENTY))
                .isEqualTo(new Outcome.Failed<>(untyped));
    }

    @Test
    void stackOverflowStaysOnTheWorker() {
        Outcome<Integer> outcome = worker.run(() -> nest(0), LONG_NANOS, PLENTY);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.thrown()).isInstanceOf(StackOverflowError.class));
    }

    private static int nest(int depth) {
        return depth < 0 ? 0 : nest(depth + 1) + nest(depth + 2);
    }

    @Test
    void compilationsLeftBehindHaveALimitAndTheRoomComesBack() throws InterruptedException {
        for (int i = 0; i < CompileWorker.LEFT_BEHIND_MAX; i++) {
            assertThat(worker.run(this::ignoreInterrupts, SHORT_NANOS, PLENTY)).isEqualTo(new Outcome.TimedOut<>());
        }
        assertThat(worker.run(() -> 1, LONG_NANOS, PLENTY)).isEqualTo(new Outcome.Unavailable<>());

        release.countDown();
        Outcome<Integer> outcome = worker.run(() -> 1, LONG_NANOS, PLENTY);
        while (outcome instanceof Outcome.Unavailable) {
            Thread.onSpinWait();
            outcome = worker.run(() -> 1, LONG_NANOS, PLENTY);
        }
        assertThat(outcome).isEqualTo(new Outcome.Done<>(1));
    }

    private int ignoreInterrupts() {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
        return 0;
    }

    @Test
    @Tag("M-13")
    void compilationThatAllocatesTooMuchIsToldToStop() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);

        assertThat(worker.run(() -> allocateUntilStopped(stopped), LONG_NANOS, 8L << 20))
                .isEqualTo(new Outcome.TooMuchMemory<>());
        stopped.await();
        assertThat(worker.run(() -> new byte[1 << 20].length, LONG_NANOS, 8L << 20))
                .as("each compilation is counted alone")
                .isEqualTo(new Outcome.Done<>(1 << 20));
    }

    private static int allocateUntilStopped(CountDownLatch stopped) {
        int kept = 0;
        while (!Thread.currentThread().isInterrupted()) {
            kept ^= new byte[1 << 16].length;
        }
        stopped.countDown();
        return kept;
    }

    @Test
    void interruptOfTheCallerEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();

        assertThat(worker.run(this::ignoreInterrupts, LONG_NANOS, PLENTY)).isEqualTo(new Outcome.Unavailable<>());
        assertThat(Thread.interrupted()).isTrue();
    }
}
