package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.host.live.duty.Bell;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    /// Operators' signals that may wait: a person gives one at a time, a script does not need more.
    public static final int SIGNALS_MAX = 256;

    private final InstanceId instance;
    private final List<Instrument> instruments;
    private final Bell bell;
    private final ExecutionInbox executions;
    private final ConcurrentLinkedQueue<Notice.Tell> notices = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Notice.@Nullable Halt> halt = new AtomicReference<>();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile AccountView view = AccountView.CLOSED;
    private volatile boolean behind;

    /// A link with room for a burst.
    ///
    /// @param instruments that it may see and trade
    /// @param bell rung when the account put something
    public InstanceLink(InstanceId instance, List<Instrument> instruments, Bell bell) {
        this(instance, instruments, ExecutionInbox.CAPACITY, bell);
    }

    /// @param queueLimit execution events that wait in memory at most, as of [ExecutionInbox#capacityOf]
    public InstanceLink(InstanceId instance, List<Instrument> instruments, int queueLimit, Bell bell) {
        this.instance = instance;
        this.instruments = List.copyOf(instruments);
        this.bell = bell;
        executions = new ExecutionInbox(queueLimit, bell);
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    public InstanceId instance() {
        return instance;
    }

    public ExecutionInbox executions() {
        return executions;
    }

    /// Newest view; never null, closed before the first.
    public AccountView view() {
        return view;
    }

    public void publish(AccountView newest) {
        view = newest;
        bell.ring();
    }

    /// Whether execution events wait in the ledger because they do not fit here. The account writes.
    public void behind(boolean isBehind) {
        if (behind != isBehind) {
            behind = isBehind;
            bell.ring();
        }
    }

    /// Whether more waits for the instance than its queue holds.
    public boolean isBehind() {
        return behind;
    }

    /// Puts something in front of all other inputs; that the instance must halt goes before everything, and
    /// of two such words the first holds.
    ///
    /// @return false if as many signals of operators wait as may
    public boolean notify(Notice notice) {
        switch (notice) {
            case Notice.Halt word -> halt.compareAndSet(null, word);
            case Notice.Tell signal -> {
                if (signals.incrementAndGet() > SIGNALS_MAX) {
                    signals.decrementAndGet();
                    return false;
                }
                notices.add(signal);
            }
        }
        bell.ring();
        return true;
    }

    /// That it must halt, left where it is; null if nobody said so.
    public Notice.@Nullable Halt waitingHalt() {
        return halt.get();
    }

    /// That it must halt, taken once; null if nobody said so.
    public Notice.@Nullable Halt nextHalt() {
        return halt.get() == null ? null : halt.getAndSet(null);
    }

    /// What its strategy is told next; null if nothing.
    public Notice.@Nullable Tell nextNotice() {
        if (signals.get() == 0) {
            return null; // what is being put rings the bell once it is there
        }
        var notice = notices.poll();
        if (notice != null) {
            signals.decrementAndGet();
        }
        return notice;
    }
}
