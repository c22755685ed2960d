package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.host.live.duty.Bell;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    private final InstanceId instance;
    private final List<Instrument> instruments;
    private final Bell bell;
    private final ExecutionInbox executions;
    private final ConcurrentLinkedQueue<Notice.Tell> notices = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Notice.@Nullable Halt> halt = new AtomicReference<>();
    private volatile AccountView view = AccountView.CLOSED;

    /// @param instruments that it may see and trade
    /// @param bell rung when the account put something
    public InstanceLink(InstanceId instance, List<Instrument> instruments, Bell bell) {
        this.instance = instance;
        this.instruments = List.copyOf(instruments);
        this.bell = bell;
        executions = new ExecutionInbox(bell);
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

    /// Puts something in front of all other inputs; that the instance must halt goes before everything, and
    /// of two such words the first holds. Bounded by what makes notices: changes of the interlock and
    /// operators.
    public void notify(Notice notice) {
        switch (notice) {
            case Notice.Tell told -> notices.add(told);
            case Notice.Halt word -> halt.compareAndSet(null, word);
        }
        bell.ring();
    }

    /// That it must halt, taken once; null if nobody said so.
    public Notice.@Nullable Halt nextHalt() {
        return halt.get() == null ? null : halt.getAndSet(null);
    }

    /// What its strategy is told next; null if nothing.
    public Notice.@Nullable Tell nextNotice() {
        return notices.poll();
    }
}
