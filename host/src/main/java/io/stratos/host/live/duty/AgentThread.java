package io.stratos.host.live.duty;

import io.stratos.abi.model.ReasonCode;
import java.util.concurrent.locks.LockSupport;

/// The thread of one agent: spins, yields, then parks while there is nothing to do.
///
/// What an agent throws is a bug of ours: nothing may trade on top of it, so trading halts and the thread ends.
public final class AgentThread implements AutoCloseable {
    /// Guests recurse on this stack; a Wasm call depth that admission allows fits into it.
    private static final long STACK_BYTES = 16L << 20;

    /// Steps of waiting in a row after which background work is over: some ten milliseconds.
    private static final int RESTS_MAX = 350;

    private final Agent agent;
    private final TradingHalt halt;
    private final BackgroundWork background;
    private final Thread thread;
    private final Idling idling;
    private volatile boolean stopping;

    public AgentThread(Agent agent, TradingHalt halt, BackgroundWork background) {
        this.agent = agent;
        this.halt = halt;
        this.background = background;
        idling = new Idling(agent.niceness() > 0 ? new BackgroundWork() : background);
        thread = new Thread(null, this::run, agent.roleName(), STACK_BYTES);
        thread.setDaemon(true);
        agent.wokenBy(idling::wake);
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
                workBehind();
            } else {
                ShortSlices.ask();
                work();
            }
        } catch (RuntimeException | Error bug) {
            halt.trip(ReasonCode.INTERNAL, agent.roleName() + ": " + bug, bug);
        }
    }

    private void work() {
        while (!stopping) {
            if (agent.doWork() > 0) {
                idling.end();
            } else {
                idling.step();
            }
        }
    }

    /// The same, and says when it works; a short rest does not end that.
    private void workBehind() {
        while (!stopping) {
            if (agent.doWork() == 0) {
                idling.step();
                continue;
            }
            background.begins();
            try {
                workOn();
            } finally {
                background.ends();
            }
        }
    }

    private void workOn() {
        idling.end();
        for (int rests = 0; !stopping && rests < RESTS_MAX; rests++) {
            if (agent.doWork() > 0) {
                idling.end();
                rests = 0;
            } else {
                idling.step();
            }
        }
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
