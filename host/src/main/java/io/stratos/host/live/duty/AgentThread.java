package io.stratos.host.live.duty;

import io.stratos.abi.model.ReasonCode;
import java.util.concurrent.locks.LockSupport;

/// The thread of one agent: spins, yields, then parks while there is nothing to do.
///
/// What an agent throws is a bug of ours: nothing may trade on top of it, so trading halts and the thread ends.
public final class AgentThread implements AutoCloseable {
    /// Guests recurse on this stack; a Wasm call depth that admission allows fits into it.
    private static final long STACK_BYTES = 16L << 20;

    private static final int SPINS = 100;
    private static final int YIELDS = 300;

    /// The longest an idle agent sleeps; what comes in meanwhile waits that long at most, if nobody wakes it.
    private static final long PARK_NANOS = 200_000;

    private final Agent agent;
    private final TradingHalt halt;
    private final Thread thread;
    private volatile boolean stopping;

    public AgentThread(Agent agent, TradingHalt halt) {
        this.agent = agent;
        this.halt = halt;
        thread = new Thread(null, this::run, agent.roleName(), STACK_BYTES);
        thread.setDaemon(true);
        agent.wokenBy(() -> LockSupport.unpark(thread));
    }

    public void start() {
        thread.start();
    }

    /// Whether the agent still runs.
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            if (agent.niceness() > 0) {
                Niceness.giveWay(agent.niceness());
            } else {
                ShortSlices.ask();
            }
            int idle = 0;
            while (!stopping) {
                idle = agent.doWork() > 0 ? 0 : rest(idle);
            }
        } catch (RuntimeException | Error bug) {
            halt.trip(ReasonCode.INTERNAL, agent.roleName() + ": " + bug, bug);
        }
    }

    /// One step of waiting, as an agent waits that has nothing to do: whoever has something for it wakes its thread.
    ///
    /// @param idle steps so far, 0 for the first
    /// @return the same, one step on
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    public static int rest(int idle) {
        if (idle < SPINS) {
            Thread.onSpinWait();
        } else if (idle < YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(PARK_NANOS);
            return idle;
        }
        return idle + 1;
    }

    /// Lets the agent finish its cycle, and waits for that.
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
