package io.stratos.host.lane;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Re-applies recorded deliveries to a guest and compares what it decides with what was recorded (DESIGN §5).
final class Replay {
    private final StrategyInstance instance;
    private final GuestStart guests;
    private final UnrestorableStates unrestorable;
    private Map<Long, TurnRecord> recorded = Map.of();
    private final long upTo;
    private final RecoveryTime time;
    private final DecisionDigest decisionDigest = new DecisionDigest();
    private Sandbox sandbox;
    private long applied;
    private @Nullable End stopped;

    /// @param from cursor of the state the guest started from
    Replay(
            StrategyInstance instance,
            GuestStart guests,
            UnrestorableStates unrestorable,
            Sandbox sandbox,
            long from,
            long upTo,
            RecoveryTime time) {
        this.instance = instance;
        this.guests = guests;
        this.unrestorable = unrestorable;
        this.sandbox = sandbox;
        this.upTo = upTo;
        this.time = time;
        applied = guests.standsAt(from);
    }

    /// How it ended; unless the guest stands at its cursor, its sandbox is closed.
    sealed interface End {
        record Applied(Sandbox sandbox) implements End {}

        /// It decided otherwise than recorded.
        record Diverged(long cursor) implements End {}

        /// A delivery is missing.
        record Gap(long cursor) implements End {}

        /// It did not get to decide: its time ran out, or its process died. That says nothing about the
        /// guest.
        ///
        /// @param isTakingBack whether it was taking back the state of that cursor
        record Disturbed(GuestFault fault, long cursor, boolean isTakingBack) implements End {}

        /// It could not take back the state that it saved at that cursor.
        record Unrestorable(GuestFault fault, long cursor) implements End {}
    }

    /// Takes stored blocks of deliveries.
    ///
    /// @param turns after [#applied] up to their end that asked for something, by cursor
    /// @return false once it is over
    boolean take(List<DeliveryPieces.Block> blocks, Map<Long, TurnRecord> turns) {
        recorded = turns;
        for (var block : blocks) {
            if (stopped == null) {
                block.visit(this::delivery);
            }
        }
        return stopped == null;
    }

    long applied() {
        return applied;
    }

    private boolean delivery(long cursor, byte[] buffer, int offset, int length) {
        if (cursor <= applied || cursor > upTo) {
            return cursor <= upTo;
        }
        if (cursor != applied + 1) {
            return false;
        }
        var turn = recorded.get(cursor);
        boolean faulted = turn != null && turn.fault() != ReasonCode.OK;
        if (time.isOver()) {
            stopped = new End.Disturbed(RecoveryTime.fault(), cursor, false);
        } else if (!faulted) {
            stopped = apply(cursor, time.await(sandbox, sandbox.begin(buffer, offset, length)), turn);
        }
        if (stopped != null) {
            return false;
        }
        applied = guests.standsAt(cursor);
        return true;
    }

    /// Null if the turn went as recorded.
    private @Nullable End apply(long cursor, Decision decision, @Nullable TurnRecord turn) {
        return switch (decision) {
            case Decision.Pending _ -> throw new IllegalStateException("Invariant: a decision is awaited to its end");
            case Decision.Faulted(var fault, long _) ->
                fault.byChance() ? new End.Disturbed(fault, cursor, false) : new End.Diverged(cursor);
            case Decision.Decided decided -> compare(cursor, decided, turn);
        };
    }

    private @Nullable End compare(long cursor, Decision.Decided decided, @Nullable TurnRecord turn) {
        if (turn == null) {
            return decided.isQuiet() ? null : new End.Diverged(cursor);
        }
        if (!decisionDigest.of(decided).equals(turn.decisionSha256()) || !sameIntents(decided, turn)) {
            return new End.Diverged(cursor);
        }
        return turn.checkpoint() && !unrestorable.contains(cursor) ? renew(cursor, decided.stateUpdate()) : null;
    }

    private boolean sameIntents(Decision.Decided decided, TurnRecord turn) {
        if (decided.intents().size() != turn.intents().size()) {
            return false;
        }
        for (int i = 0; i < turn.intents().size(); i++) {
            var ours = bytes(decided.intents().get(i));
            var theirs = bytes(turn.intents().get(i).intent());
            if (!Arrays.equals(ours, theirs)) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(io.stratos.abi.model.Intent intent) {
        return instance.emitted().canonical(intent).toByteArray();
    }

    /// As the instance did it at this checkpoint; only reached where a newer one than we started from was
    /// passed over.
    private @Nullable End renew(long cursor, @Nullable StateUpdate update) {
        byte[] state = update == null ? null : update.state();
        if (update == null || state == null) {
            return new End.Diverged(cursor);
        }
        var restored = new Input.RestoredState(update.schemaVersion(), cursor, state);
        return switch (guests.renew(sandbox, cursor, restored).await(time)) {
            case GuestStart.Outcome.Started started -> {
                sandbox = started.sandbox();
                yield null;
            }
            case GuestStart.Outcome.Failed(var fault, long _) ->
                fault.byChance() ? new End.Disturbed(fault, cursor, true) : new End.Unrestorable(fault, cursor);
        };
    }

    /// Ends it half way: nobody asks how it ended.
    void close() {
        sandbox.close();
    }

    /// How it ended, after the last block.
    End end() {
        var why = stopped == null && applied != upTo ? new End.Gap(applied + 1) : stopped;
        if (why == null) {
            return new End.Applied(sandbox);
        }
        sandbox.close();
        return why;
    }
}
