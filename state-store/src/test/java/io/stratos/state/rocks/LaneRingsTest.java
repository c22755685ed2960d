package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Lane;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.rocks.BatchRing.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-8")
final class LaneRingsTest {

    @Test
    void whatIsOfLlIsTakenBeforeWhatComputeOfferedEarlier() {
        var rings = new LaneRings(4);
        var compute = waiting(Lane.COMPUTE);
        var first = waiting(Lane.LL);
        rings.offer(compute);
        rings.offer(first);

        assertThat(rings.take()).isSameAs(first);
        assertThat(rings.take()).isSameAs(compute);
    }

    @Test
    void computeThatFilledItsRingTakesNoPlaceFromTheOthers() {
        var rings = new LaneRings(2);
        rings.offer(waiting(Lane.COMPUTE));
        rings.offer(waiting(Lane.COMPUTE));

        assertThat(rings.offer(waiting(Lane.COMPUTE))).isFalse();
        assertThat(rings.offer(waiting(Lane.LL))).isTrue();
        assertThat(List.of(rings.size(), rings.capacity())).isEqualTo(List.of(3, 4));
    }

    @Test
    void closedRingsDeliverWhatIsInAndEnd() {
        var rings = new LaneRings(2);
        var last = waiting(Lane.COMPUTE);
        rings.offer(last);
        rings.close();

        assertThat(rings.offer(waiting(Lane.LL))).isFalse();
        assertThat(rings.take()).isSameAs(last);
        assertThat(rings.take()).isNull();
    }

    @Test
    void closingWakesAWaitingConsumer() throws InterruptedException {
        var rings = new LaneRings(2);
        var taken = new ArrayList<@Nullable Waiting>();
        var consumer = Thread.ofPlatform().start(() -> taken.add(rings.take()));

        rings.close();
        consumer.join();

        assertThat(taken).containsExactly((Waiting) null);
    }

    @Test
    void aBatchThatWasAnnouncedAndDoesNotComeKeepsNobodyFromTheNext() throws InterruptedException {
        var rings = new LaneRings(2);
        var taken = new ArrayList<@Nullable Waiting>();
        var consumer = Thread.ofPlatform().start(() -> taken.add(rings.take()));
        var next = waiting(Lane.COMPUTE);

        for (int i = 0; i < 100; i++) {
            rings.expect();
        }
        rings.offer(next);
        consumer.join();

        assertThat(taken).containsExactly(next);
    }

    @Test
    void whatManyProducersPutArrivesOnceAndInOrderPerProducer() throws InterruptedException {
        int producers = 3;
        int each = 20_000;
        var rings = new LaneRings(8);
        var start = new CountDownLatch(1);
        var open = new AtomicInteger(producers);
        var batches = new ArrayList<LedgerBatch>();
        for (int p = 0; p < producers; p++) {
            batches.add(new LedgerBatch(p == 0 ? Lane.COMPUTE : Lane.LL));
        }
        for (int p = 0; p < producers; p++) {
            int producer = p;
            Thread.ofPlatform().start(() -> {
                await(start);
                for (int i = 0; i < each; i++) {
                    if (producer > 0 && i % 32 == 0) {
                        rings.expect();
                    }
                    var numbered = new Numbered(batches.get(producer), i);
                    while (!rings.offer(numbered.waiting())) {
                        Thread.onSpinWait();
                    }
                }
                if (open.decrementAndGet() == 0) {
                    rings.close();
                }
            });
        }
        start.countDown();
        var next = new HashMap<LedgerBatch, Integer>();
        int total = 0;
        for (var waiting = rings.take(); waiting != null; waiting = rings.take()) {
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

    private static Waiting waiting(Lane lane) {
        return new Waiting(new LedgerBatch(lane), (_, _) -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
