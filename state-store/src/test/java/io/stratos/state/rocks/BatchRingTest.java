package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.rocks.BatchRing.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-18")
final class BatchRingTest {

    @Test
    void batchesComeOutInTheOrderInWhichTheyWentIn() {
        var ring = new BatchRing(4);
        var in = List.of(waiting(), waiting(), waiting());
        in.forEach(ring::offer);

        assertThat(List.of(poll(ring), poll(ring), poll(ring))).isEqualTo(in);
        assertThat(ring.poll()).isNull();
    }

    @Test
    void fullRingSaysNoAndTakesAgainOnceThereIsRoom() {
        var ring = new BatchRing(2);

        assertThat(ring.offer(waiting())).isTrue();
        assertThat(ring.offer(waiting())).isTrue();
        assertThat(ring.offer(waiting())).isFalse();
        assertThat(ring.size()).isEqualTo(2);
        poll(ring);
        assertThat(ring.offer(waiting())).isTrue();
    }

    @Test
    void closedRingTakesNothingButDeliversWhatIsIn() {
        var ring = new BatchRing(4);
        var last = waiting();
        ring.offer(last);
        ring.close();

        assertThat(ring.offer(waiting())).isFalse();
        assertThat(ring.take()).isSameAs(last);
        assertThat(ring.take()).isNull();
        assertThat(ring.size()).isZero();
    }

    @Test
    void closingWakesAWaitingConsumer() throws InterruptedException {
        var ring = new BatchRing(2);
        var taken = new ArrayList<@Nullable Waiting>();
        var consumer = Thread.ofPlatform().start(() -> taken.add(ring.take()));

        ring.close();
        consumer.join();

        assertThat(taken).containsExactly((Waiting) null);
    }

    @Test
    void whatManyProducersPutArrivesOnceAndInOrderPerProducer() throws InterruptedException {
        int producers = 3;
        int each = 20_000;
        var ring = new BatchRing(8);
        var start = new CountDownLatch(1);
        var open = new AtomicInteger(producers);
        var batches = new ArrayList<LedgerBatch>();
        for (int p = 0; p < producers; p++) {
            batches.add(new LedgerBatch());
        }
        for (int p = 0; p < producers; p++) {
            int producer = p;
            Thread.ofPlatform().start(() -> {
                await(start);
                for (int i = 0; i < each; i++) {
                    var numbered = new Numbered(batches.get(producer), i);
                    while (!ring.offer(numbered.waiting())) {
                        Thread.onSpinWait();
                    }
                }
                if (open.decrementAndGet() == 0) {
                    ring.close();
                }
            });
        }
        start.countDown();
        var next = new HashMap<LedgerBatch, Integer>();
        int total = 0;
        for (var waiting = ring.take(); waiting != null; waiting = ring.take()) {
            int expected = next.getOrDefault(waiting.batch(), 0);
            assertThat(((Numbered.Listener) waiting.listener()).number()).isEqualTo(expected);
            next.put(waiting.batch(), expected + 1);
            total++;
        }
        assertThat(total).isEqualTo(producers * each);
    }

    private record Numbered(LedgerBatch batch, int number) {
        record Listener(int number) implements CommitListener {
            @Override
            public void onResult(LedgerBatch batch, CommitResult result) {}
        }

        Waiting waiting() {
            return new Waiting(batch, new Listener(number));
        }
    }

    private static Waiting waiting() {
        return new Waiting(new LedgerBatch(), (_, _) -> {});
    }

    private static Waiting poll(BatchRing ring) {
        var waiting = ring.poll();
        return Objects.requireNonNull(waiting, "the ring is empty");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
