package io.stratos.host.live.link;

import io.stratos.abi.model.Lane;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What waits for one account. Lanes and operators put, the account takes; nobody waits.
///
/// Turns come from the ledger's writer thread and cannot be refused any more. What bounds them is [#hasRoom]: a lane
/// begins no turn while too many of its own wait. Each lane has its own queue, so that Compute takes no place from LL
/// and never stands before it (SPEC M-8).
public final class AccountInbox {
    /// Turns of a lane with effects that may wait; at the limit, its instances of the account take no more inputs.
    public static final int TURNS_MAX = 4_096;

    /// Operators' commands that may wait: they are taken in each cycle, so more wait only where nobody works.
    public static final int COMMANDS_MAX = 256;

    /// Changes of the interlock that may wait: nothing else that operators ask for takes their room.
    public static final int SAFETY_MAX = 4_096;

    private final Waiting first = new Waiting();
    private final Waiting compute = new Waiting();
    private final ConcurrentLinkedQueue<AccountCommand> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger safety = new AtomicInteger();
    private final Steps steps;
    private volatile Bell alarm = Bell.NONE;

    /// Turns of one lane.
    private static final class Waiting {
        final ConcurrentLinkedQueue<CommittedTurn> turns = new ConcurrentLinkedQueue<>();
        final AtomicInteger count = new AtomicInteger();
    }

    public AccountInbox(Steps steps) {
        this.steps = steps;
    }

    /// Is told what to ring when something came; before anything does.
    public void wakes(Bell who) {
        alarm = who;
    }

    public boolean hasRoom(Lane lane) {
        return of(lane).count.get() < TURNS_MAX;
    }

    /// Hands on turns of a lane that were committed just now, in their order.
    public void committed(Lane lane, List<CommittedTurn> group) {
        var waiting = of(lane);
        for (var turn : group) {
            waiting.count.incrementAndGet();
            waiting.turns.add(turn);
            steps.reached(LiveStep.LANE_EFFECTS_HANDED_ON);
        }
        if (!group.isEmpty()) {
            alarm.ring();
        }
    }

    /// Hands over what lanes and the host want; there is one of a kind for each instance.
    public void command(AccountCommand command) {
        commands.add(command);
        alarm.ring();
    }

    /// Hands over what an operator wants.
    ///
    /// @return false if as many such commands wait as may
    public boolean ask(AccountCommand command) {
        boolean isSafety = command instanceof AccountCommand.Safety;
        var waiting = isSafety ? safety : asked;
        if (waiting.incrementAndGet() > (isSafety ? SAFETY_MAX : COMMANDS_MAX)) {
            waiting.decrementAndGet();
            return false;
        }
        command(command);
        return true;
    }

    public @Nullable CommittedTurn nextTurn(Lane lane) {
        var waiting = of(lane);
        var turn = waiting.turns.poll();
        if (turn != null) {
            waiting.count.decrementAndGet();
        }
        return turn;
    }

    public @Nullable AccountCommand nextCommand() {
        var next = commands.poll();
        switch (next) {
            case AccountCommand.Safety _ -> safety.decrementAndGet();
            case AccountCommand.Judge _, AccountCommand.Reconcile _ -> asked.decrementAndGet();
            case AccountCommand.InstanceHalted _, AccountCommand.Tripped _, AccountCommand.Joins _ -> {}
            case null -> {}
        }
        return next;
    }

    public boolean isEmpty() {
        return first.turns.isEmpty() && compute.turns.isEmpty() && commands.isEmpty();
    }

    private Waiting of(Lane lane) {
        return switch (lane) {
            case LL -> first;
            case COMPUTE -> compute;
        };
    }
}
