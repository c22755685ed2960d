package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.state.LedgerBatch;
import io.stratos.state.rocks.BatchRing.Waiting;
import java.util.List;
import java.util.Objects;
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
        assertThat(ring.poll()).isSameAs(last);
        assertThat(ring.poll()).isNull();
        assertThat(ring.size()).isZero();
    }

    private static Waiting waiting() {
        return new Waiting(new LedgerBatch(), (_, _) -> {});
    }

    private static Waiting poll(BatchRing ring) {
        var waiting = ring.poll();
        return Objects.requireNonNull(waiting, "the ring is empty");
    }
}
