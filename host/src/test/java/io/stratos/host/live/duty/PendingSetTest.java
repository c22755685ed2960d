package io.stratos.host.live.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-11")
class PendingSetTest {
    private static final int SIZE = 200;

    private final PendingSet set = new PendingSet(SIZE);

    @Test
    void aNumberThatWasAddedTwiceIsTakenOnce() {
        set.add(130);
        set.add(3);
        set.add(130);

        assertThat(drained()).containsExactly(3, 130);
        assertThat(drained()).isEmpty();
    }

    @Test
    void whatIsAddedWhileTheSetIsDrainedWaitsOrIsTakenButIsNotLost() {
        set.add(5);
        var taken = new ArrayList<Integer>();
        set.drain(number -> {
            taken.add(number);
            if (number == 5) {
                set.add(4);
                set.add(199);
            }
        });
        taken.addAll(drained());

        assertThat(taken).containsExactlyInAnyOrder(5, 4, 199);
    }

    @Test
    void whetherThereIsOneCountsOnlyNumbersInUse() {
        assertThat(set.isAny(SIZE)).isFalse();
        set.add(130);

        assertThat(set.isAny(SIZE)).isTrue();
        assertThat(set.isAny(64)).isFalse();
    }

    @Test
    void numbersAreTakenFromAPlaceOnAndThenFromTheBeginning() {
        List.of(2, 70, 71, 199).forEach(set::add);

        assertThat(List.of(set.takeFrom(71), set.takeFrom(72), set.takeFrom(0), set.takeFrom(3)))
                .containsExactly(71, 199, 2, 70);
        assertThat(set.takeFrom(0)).isEqualTo(-1);
    }

    @Test
    void inOneWordTooTheSearchGoesRound() {
        var small = new PendingSet(3);
        small.add(0);

        assertThat(small.takeFrom(2)).isZero();
        assertThat(small.takeFrom(2)).isEqualTo(-1);
    }

    /// What a number stands for is counted before it is added: after the last addition nothing may be left over.
    @Test
    void nothingThatManyThreadsAddIsMissed() throws InterruptedException {
        int each = 20_000;
        var waiting = new AtomicIntegerArray(SIZE);
        var producers = new ArrayList<Thread>();
        for (int p = 0; p < 3; p++) {
            producers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    waiting.incrementAndGet(i % SIZE);
                    set.add(i % SIZE);
                }
            }));
        }
        int[] taken = {0};
        while (producers.stream().anyMatch(Thread::isAlive)) {
            set.drain(number -> taken[0] += waiting.getAndSet(number, 0));
        }
        for (var producer : producers) {
            producer.join();
        }
        set.drain(number -> taken[0] += waiting.getAndSet(number, 0));

        assertThat(taken[0]).isEqualTo(3 * each);
    }

    private List<Integer> drained() {
        var taken = new ArrayList<Integer>();
        set.drain(taken::add);
        return taken;
    }
}
