package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.host.live.duty.Bell;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// All that an account gives one instance. The account writes, the lane reads.
public final class InstanceLink {
    private final InstanceId instance;
    private final List<Instrument> instruments;
    private final Bell bell;
    private final ExecutionInbox executions;
    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();
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

    /// Puts something in front of all other inputs. Bounded by what makes notices: changes of the interlock and
    /// operators.
    public void notify(Notice notice) {
        notices.add(notice);
        bell.ring();
    }

    public @Nullable Notice nextNotice() {
        return notices.poll();
    }
}
