package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    private final InstanceId instance;
    private final ExecutionInbox executions = new ExecutionInbox();
    private final ConcurrentLinkedQueue<Notice.Tell> notices = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Notice.@Nullable Halt> halt = new AtomicReference<>();
    private volatile AccountView view = AccountView.CLOSED;

    public InstanceLink(InstanceId instance) {
        this.instance = instance;
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
    }

    /// Puts something in front of all other inputs; that the instance must halt goes before everything, and of two
    /// such words the first holds. Bounded by what makes notices: changes of the interlock and operators.
    public void notify(Notice notice) {
        switch (notice) {
            case Notice.Tell told -> notices.add(told);
            case Notice.Halt word -> halt.compareAndSet(null, word);
        }
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
