package io.stratos.host.live.duty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-7")
class IdlingTest {
    private static final int SPINS_BESIDE = 10;
    private static final int SPINS_AND_YIELDS = 300;

    private final BackgroundWork background = new BackgroundWork();
    private final Idling idling = new Idling(background);

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            idling.step();
        }
    }

    @Test
    void itYieldsBeforeItParks() {
        steps(SPINS_AND_YIELDS);
        assertFalse(idling.isParking());

        idling.step();

        assertTrue(idling.isParking());
    }

    @Test
    void besideBackgroundWorkItDoesNotYield() {
        background.begins();
        steps(SPINS_BESIDE);
        assertFalse(idling.isParking());

        idling.step();

        assertTrue(idling.isParking());
    }

    @Test
    void whoSaidThatItParksLooksOnceMoreAndWhoIsWokenThenDoesNotSleep() {
        steps(SPINS_AND_YIELDS + 1);

        idling.wake();
        idling.step(); // ends at once, of the permit that it has

        assertTrue(idling.isParking());
    }

    @Test
    void whoHasSomethingToDoParksNoMore() {
        steps(SPINS_AND_YIELDS + 2);

        idling.end();

        assertFalse(idling.isParking());
    }
}
