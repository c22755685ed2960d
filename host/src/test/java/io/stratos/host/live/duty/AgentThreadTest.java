package io.stratos.host.live.duty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-7")
class AgentThreadTest {
    private static final int NICE = 1;
    private static final long PATIENCE_SECONDS = 60;

    private final BackgroundWork background = new BackgroundWork();

    @Test
    void whoGivesWaySaysWhenItWorksAndWhenThatIsOver() throws InterruptedException {
        var agent = new Told(NICE, background);

        try (var thread = new AgentThread(agent, new TradingHalt(), background)) {
            thread.start();

            assertTrue(agent.seesWork.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it works");
            assertTrue(agent.rests.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it rests");
        }
        assertFalse(background.isAny());
    }

    @Test
    void whoIsStoppedInItsWorkDoesNotWorkAnyMore() throws InterruptedException {
        var agent = new Told(NICE, background);
        agent.worksOn = true;
        try (var thread = new AgentThread(agent, new TradingHalt(), background)) {
            thread.start();
            assertTrue(agent.seesWork.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it works");
        }

        assertFalse(background.isAny());
    }

    @Test
    void whoBreaksInItsWorkDoesNotWorkAnyMore() throws InterruptedException {
        var agent = new Told(NICE, background);
        agent.breaks = true;
        var halt = new TradingHalt();
        try (var thread = new AgentThread(agent, halt, background)) {
            thread.start();
            assertTrue(agent.seesWork.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it works");
        }

        assertTrue(halt.isTripped());
        assertFalse(background.isAny());
    }

    @Test
    void whoDoesNotGiveWayIsNoBackgroundWork() throws InterruptedException {
        var agent = new Told(0, background);
        try (var thread = new AgentThread(agent, new TradingHalt(), background)) {
            thread.start();

            assertTrue(agent.rests.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it rests");
        }
        assertTrue(agent.seesWork.getCount() > 0, "its work was told");
    }

    /// Works for a few cycles, or on and on, and looks what is said of it.
    private static final class Told implements Agent {
        private static final int CYCLES = 5;

        final CountDownLatch seesWork = new CountDownLatch(1);
        final CountDownLatch rests = new CountDownLatch(1);
        volatile boolean worksOn;
        volatile boolean breaks;
        private final int niceness;
        private final BackgroundWork background;
        private int cycles;

        Told(int niceness, BackgroundWork background) {
            this.niceness = niceness;
            this.background = background;
        }

        @Override
        public int doWork() {
            cycles++;
            if (background.isAny()) {
                seesWork.countDown();
                if (breaks) {
                    throw new IllegalStateException("a bug of ours");
                }
            } else if (cycles > CYCLES) {
                rests.countDown();
            }
            return cycles <= CYCLES || worksOn ? 1 : 0;
        }

        @Override
        public int niceness() {
            return niceness;
        }

        @Override
        public String roleName() {
            return "told";
        }
    }
}
