package io.stratos.host.live.link;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What waits for one account. Lanes and operators put, the account takes; nobody waits.
///
/// Turns come from the ledger's writer thread and cannot be refused any more. What bounds them is [#hasRoom]: a lane
/// begins no turn while too many wait.
public final class AccountInbox {
    /// Turns with effects that may wait; at the limit, instances of the account take no more inputs.
    public static final int TURNS_MAX = 4_096;

    private final ConcurrentLinkedQueue<CommittedTurn> turns = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<AccountCommand> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Steps steps;

    public AccountInbox(Steps steps) {
        this.steps = steps;
    }

    public boolean hasRoom() {
        return waiting.get() < TURNS_MAX;
    }

    /// Hands on turns that were committed just now, in their order.
    public void committed(List<CommittedTurn> group) {
        for (var turn : group) {
            waiting.incrementAndGet();
            turns.add(turn);
            steps.reached(LiveStep.LANE_EFFECTS_HANDED_ON);
        }
    }

    public void command(AccountCommand command) {
        commands.add(command);
    }

    public @Nullable CommittedTurn nextTurn() {
        var turn = turns.poll();
        if (turn != null) {
            waiting.decrementAndGet();
        }
        return turn;
    }

    public @Nullable AccountCommand nextCommand() {
        return commands.poll();
    }

    public boolean isEmpty() {
        return turns.isEmpty() && commands.isEmpty();
    }
}
