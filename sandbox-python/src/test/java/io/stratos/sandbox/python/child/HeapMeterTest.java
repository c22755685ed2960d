package io.stratos.sandbox.python.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-14")
final class HeapMeterTest {
    private long used = 50;
    private final HeapMeter meter = new HeapMeter(() -> used);

    HeapMeterTest() {
        meter.begin();
    }

    @Test
    void garbageThatGrowsIsNotTheGuests() {
        assertThat(lookedAt(60)).isZero();
        assertThat(lookedAt(90)).isZero();
    }

    @Test
    void whatACollectionLeavesBeyondTheInterpreterIsTheGuests() {
        lookedAt(90);

        assertThat(lookedAt(65)).isEqualTo(15);
        assertThat(lookedAt(95)).isEqualTo(15);
        assertThat(lookedAt(70)).isEqualTo(20);
    }

    @Test
    void guestThatHoldsNothingHoldsNotLessThanNothing() {
        lookedAt(90);

        assertThat(lookedAt(45)).isZero();
    }

    @Test
    void anotherInterpreterBeginsAnew() {
        lookedAt(90);
        lookedAt(65);
        meter.begin();

        assertThat(lookedAt(66)).isZero();
        lookedAt(90);
        assertThat(lookedAt(67)).isEqualTo(2);
    }

    private long lookedAt(long now) {
        used = now;
        return meter.look();
    }
}
