package io.stratos.host.lane;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings an instance to where its committed turns left it (DESIGN §5, SPEC M-18).
///
/// Load checkpoint C, re-apply the deliveries after it up to the applied cursor A with outputs suppressed and
/// compared
/// with what was recorded; a difference stops the start. A recorded fault is injected, not re-run: the delivery that
/// caused it is left out, because the guest's state after a fault is the state before it.
public final class Recovery {
    /// A commit group holds at most this many turns, so a block that holds a cursor starts at most so far before it.
    public static final int TURNS_PER_GROUP_MAX = 1024;

    private final StrategyInstance instance;
    private final LedgerReader reader;
    private final GuestStart guests;

    public Recovery(StrategyInstance instance, LedgerReader reader) {
        this.instance = instance;
        this.reader = reader;
        guests = new GuestStart(instance);
    }

    /// How a start went.
    public sealed interface Outcome {
        /// Nothing was recorded before; `on_init` ran and its decision was settled.
        record Fresh() implements Outcome {}

        /// The instance stands at its applied cursor.
        ///
        /// @param reapplied turns run again, outputs suppressed
        record Resumed(
                InstancePosition position,
                long checkpointCursor,
                long reapplied,
                List<CheckpointResult.Damaged> damaged)
                implements Outcome {
            public Resumed {
                damaged = List.copyOf(damaged);
            }
        }

        /// The instance stands at its applied cursor without a guest.
        record AtRest(InstancePosition position) implements Outcome {}

        /// The instance must not run.
        record Refused(ReasonCode code, long cursor) implements Outcome {}
    }

    /// Starts the instance, fresh or from its rows; called once, before its first turn.
    ///
    /// @param startNanos `now` of every init of this run: a strategy that keeps it decides the same after a resume
    public Outcome start(long startNanos) {
        guests.startNanos(startNanos);
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row == null) {
            return startFresh();
        }
        instance.restoreRows(reader);
        digestRecordedTurns();
        return rebuild(InstancePosition.decode(row));
    }

    /// Takes over an instance that runs no more turns, because it was halted or is done: it needs no guest, and a guest
    /// that cannot be rebuilt must not hide what it did.
    public Outcome standStill() {
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row == null) {
            throw new IllegalStateException("Invariant: an instance that is done has a position");
        }
        var position = InstancePosition.decode(row);
        instance.restoreRows(reader);
        digestRecordedTurns();
        instance.standAt(position.cursor(), position.nowNanos());
        return new Outcome.AtRest(position);
    }

    /// Rebuilds the sandbox after a fault; everything up to the cursor must be committed.
    public Outcome rebuildAfterFault() {
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row == null) {
            throw new IllegalStateException("Invariant: a fault is committed before the sandbox is rebuilt");
        }
        return rebuild(InstancePosition.decode(row));
    }

    private Outcome startFresh() {
        return switch (guests.start(0, null)) {
            case GuestStart.Outcome.Failed(var code, long _) -> new Outcome.Refused(code, 0);
            case GuestStart.Outcome.Started(var sandbox, var decided) -> {
                instance.adopt(sandbox, 0, guests.startNanos(), guests);
                instance.settleInit(decided);
                yield new Outcome.Fresh();
            }
        };
    }

    private Outcome rebuild(InstancePosition position) {
        var found = reader.newestCheckpoint(instance.spec().id(), position.cursor());
        long from = found instanceof CheckpointResult.Found good ? good.header().cursor() : 0;
        var restored = found instanceof CheckpointResult.Found good
                ? new Input.RestoredState(good.header().stateSchemaVersion(), from, good.payload())
                : null;
        return switch (guests.start(from, restored)) {
            case GuestStart.Outcome.Failed(var code, long _) -> new Outcome.Refused(code, from);
            case GuestStart.Outcome.Started started -> reapply(started.sandbox(), from, position, found);
        };
    }

    private Outcome reapply(Sandbox sandbox, long from, InstancePosition position, CheckpointResult found) {
        var replay = new Replay(sandbox, recordedTurns(from, position.cursor()), from, position.cursor());
        reader.range(
                Table.INSTANCE,
                instance.rows().deliveries(Math.max(0, from + 1 - TURNS_PER_GROUP_MAX)),
                instance.rows().deliveries(position.cursor() + 1),
                replay::block);
        var refused = replay.verdict();
        if (refused != null) {
            replay.sandbox.close();
            return refused;
        }
        instance.adopt(replay.sandbox, position.cursor(), position.nowNanos(), guests);
        return new Outcome.Resumed(position, from, position.cursor() - from, found.damaged());
    }

    private void digestRecordedTurns() {
        reader.scan(Table.INSTANCE, instance.rows().turnsPrefix(), (_, value) -> {
            var turn = turnOf(value);
            turn.intents().forEach(intent -> instance.digestRecorded(turn.cursor(), intent));
            return true;
        });
    }

    private Map<Long, TurnRecord> recordedTurns(long after, long upTo) {
        var turns = new HashMap<Long, TurnRecord>();
        reader.range(
                Table.INSTANCE, instance.rows().turn(after + 1), instance.rows().turn(upTo + 1), (_, value) -> {
                    var turn = turnOf(value);
                    turns.put(turn.cursor(), turn);
                    return true;
                });
        return turns;
    }

    private static TurnRecord turnOf(byte[] row) {
        try {
            return TurnRecord.decode(row);
        } catch (MalformedMessageException damaged) {
            throw new IllegalStateException("Invariant: a turn's row can be read", damaged);
        }
    }

    /// Re-applies deliveries and compares.
    private final class Replay {
        private Sandbox sandbox;
        private final Map<Long, TurnRecord> recorded;
        private final long upTo;
        private long applied;
        private long divergedAt = -1;
        private final DecisionDigest decisionDigest = new DecisionDigest();

        Replay(Sandbox sandbox, Map<Long, TurnRecord> recorded, long from, long upTo) {
            this.sandbox = sandbox;
            this.recorded = recorded;
            this.upTo = upTo;
            applied = from;
        }

        boolean block(byte[] key, byte[] stored) {
            DeliveryBlock.visit(InstanceRows.numberOf(key), stored, this::delivery);
            return divergedAt < 0;
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
            if (!faulted && !agrees(Decisions.await(sandbox, sandbox.begin(buffer, offset, length)), turn)) {
                divergedAt = cursor;
                return false;
            }
            applied = cursor;
            return true;
        }

        private boolean agrees(Decision decision, @Nullable TurnRecord turn) {
            if (!(decision instanceof Decision.Decided decided)) {
                return false;
            }
            if (turn == null) {
                return decided.isQuiet();
            }
            return decisionDigest.of(decided).equals(turn.decisionSha256())
                    && sameIntents(decided, turn)
                    && renew(turn.cursor(), decided.stateUpdate());
        }

        /// As the instance did it at this checkpoint; only reached where a newer one than we started from is damaged.
        private boolean renew(long cursor, @Nullable StateUpdate update) {
            byte[] state = update == null ? null : update.state();
            if (update == null || state == null) {
                return true;
            }
            var restored = new Input.RestoredState(update.schemaVersion(), cursor, state);
            if (guests.renew(sandbox, cursor, restored) instanceof GuestStart.Outcome.Started started) {
                sandbox = started.sandbox();
                return true;
            }
            return false;
        }

        private boolean sameIntents(Decision.Decided decided, TurnRecord turn) {
            if (decided.intents().size() != turn.intents().size()) {
                return false;
            }
            for (int i = 0; i < turn.intents().size(); i++) {
                var ours = instance.canonical(decided.intents().get(i)).toByteArray();
                var theirs = instance.canonical(turn.intents().get(i).intent()).toByteArray();
                if (!Arrays.equals(ours, theirs)) {
                    return false;
                }
            }
            return true;
        }

        /// Why the instance must not run, or null.
        Outcome.@Nullable Refused verdict() {
            if (divergedAt >= 0) {
                return new Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, divergedAt);
            }
            return applied == upTo ? null : new Outcome.Refused(ReasonCode.STA_DELIVERY_GAP, applied + 1);
        }
    }
}
