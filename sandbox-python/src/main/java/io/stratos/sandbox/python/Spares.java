package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.Exchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Children that wait, warm and without any source, to replace one that was killed: its instance starts again at once.
///
/// One is made once a child has served for a while, and, where one was lost, as soon as the next has started: never
/// beside a start that somebody waits for. One at most for each size that open modules use, and no more than a given
/// number of all; none where that is 0. One thread makes them, one after the other. A spare has run nothing of a
/// stranger's, so whichever strategy needs a child of its size first may have it. Any thread may call.
final class Spares implements AutoCloseable {
    /// Between two looks at a child that gets warm.
    private static final long PAUSE_NANOS = 5_000_000;
    private static final byte[] NOTHING = {};
    /// Whoever serves that long is neither a smoke run nor a short backtest: a spare is worth its memory.
    static final long SETTLE_NANOS = 15_000_000_000L;

    private final ChildLauncher launcher;
    private final int most;
    private final Thread maker;
    private final Map<ChildSize, Integer> users = new HashMap<>();
    private final Map<ChildSize, Child> waiting = new HashMap<>();
    private final SequencedSet<ChildSize> asked = new LinkedHashSet<>();
    private final Set<ChildSize> lossy = new HashSet<>();
    private int taken;
    private boolean closed;

    /// @param most spares that wait at the same time
    Spares(ChildLauncher launcher, int most) {
        this.launcher = launcher;
        this.most = most;
        this.maker = Thread.ofPlatform().name("stratos-python-spares").daemon().unstarted(this::run);
    }

    /// A module uses children of this size.
    synchronized void open(ChildSize size) {
        users.merge(size, 1, Integer::sum);
    }

    /// A module uses them no more; with the last one goes the spare.
    void close(ChildSize size) {
        var unused = withdraw(size);
        if (unused != null) {
            unused.close();
        }
    }

    private synchronized @Nullable Child withdraw(ChildSize size) {
        int left = users.merge(size, -1, Integer::sum);
        if (left > 0) {
            return null;
        }
        users.remove(size);
        lossy.remove(size);
        return waiting.remove(size);
    }

    /// How long a child of this size serves until a spare is made.
    synchronized long settleNanos(ChildSize size) {
        return lossy.contains(size) ? 0 : SETTLE_NANOS;
    }

    /// What the children of this size tell.
    ChildFate fate(ChildSize size) {
        return new ChildFate() {
            @Override
            public void settled() {
                ask(size);
            }

            @Override
            public void lost() {
                remember(size);
            }
        };
    }

    private synchronized void remember(ChildSize size) {
        if (users.containsKey(size)) {
            lossy.add(size);
        }
    }

    private synchronized void ask(ChildSize size) {
        if (isWanted(size)) {
            asked.add(size);
            if (maker.getState() == Thread.State.NEW) {
                maker.start();
            }
            notifyAll();
        }
    }

    /// The spare of this size, if there is one.
    @Nullable
    Child take(ChildSize size) {
        var spare = remove(size);
        if (spare == null || spare.mayLiveAgain()) {
            return spare;
        }
        spare.close(); // somebody killed it while it waited
        return null;
    }

    private synchronized @Nullable Child remove(ChildSize size) {
        var spare = waiting.remove(size);
        taken += spare == null ? 0 : 1;
        return spare;
    }

    /// How many wait.
    synchronized int waiting() {
        return waiting.size();
    }

    /// How many were of use.
    synchronized int taken() {
        return taken;
    }

    /// Whether one more of this size is wanted.
    synchronized boolean isWanted(ChildSize size) {
        return !closed && users.containsKey(size) && !waiting.containsKey(size) && waiting.size() < most;
    }

    private void run() {
        for (var size = next(); size != null; size = next()) {
            make(size);
        }
    }

    /// What to make; null at the end.
    private synchronized @Nullable ChildSize next() {
        try {
            while (asked.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException _) { // nobody but close interrupts this thread
            return null;
        }
        return closed ? null : asked.removeFirst();
    }

    private void make(ChildSize size) {
        if (!isWanted(size)) {
            return;
        }
        Child child;
        try {
            child = launcher.launch(size);
        } catch (IOException | IllegalStateException _) { // without a spare the next start only takes longer
            return;
        }
        child.request(Exchange.WARM_UP, NOTHING, 0, 0, ChildLauncher.START_NANOS_MAX);
        if (!isWarm(child) || !keeps(size, child)) {
            child.close();
        }
    }

    private static boolean isWarm(Child child) {
        while (child.isPending()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return child.fault() == null;
    }

    private synchronized boolean keeps(ChildSize size, Child child) {
        if (!isWanted(size)) {
            return false;
        }
        waiting.put(size, child);
        return true;
    }

    /// Ends them all and waits for the thread that makes them.
    @Override
    public void close() {
        List<Child> unused;
        synchronized (this) {
            closed = true;
            unused = List.copyOf(waiting.values());
            waiting.clear();
            maker.interrupt();
        }
        unused.forEach(Child::close);
        try {
            maker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever asked to stop finds out
        }
    }
}
