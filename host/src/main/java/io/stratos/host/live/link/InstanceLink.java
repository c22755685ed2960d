package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.host.live.duty.Bell;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    /// Operators' signals that may wait: a person gives one at a time, a script does not need more.
    public static final int SIGNALS_MAX = 256;

    private final InstanceId instance;
    private final List<Instrument> instruments;
    private final Bell bell;
    private final ExecutionInbox executions;
    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();
    private final AtomicInteger told = new AtomicInteger();
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

    /// Puts an operator's signal in front of all other inputs.
    ///
    /// @return false if too many of them wait
    public boolean signal(Notice.Tell signal) {
        if (told.incrementAndGet() > SIGNALS_MAX) {
            told.decrementAndGet();
            return false;
        }
        notify(signal);
        return true;
    }

    /// Puts something in front of all other inputs. Bounded by what makes notices: an account halts an instance once;
    /// for operators there is [#signal].
    public void notify(Notice notice) {
        notices.add(notice);
        bell.ring();
    }

    public @Nullable Notice nextNotice() {
        var notice = notices.poll();
        if (notice instanceof Notice.Tell) {
            told.decrementAndGet();
        }
        return notice;
    }
}
