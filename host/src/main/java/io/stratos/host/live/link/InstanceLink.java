package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    private final InstanceId instance;
    private final ExecutionInbox executions = new ExecutionInbox();
    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();
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

    /// Puts something in front of all other inputs. Bounded by what makes notices: changes of the interlock and
    /// operators.
    public void notify(Notice notice) {
        notices.add(notice);
    }

    public @Nullable Notice nextNotice() {
        return notices.poll();
    }
}
