package io.stratos.host.lane;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
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
    private final WireWriter input = new WireWriter(1 << 12);
    private long startNanos;

    public Recovery(StrategyInstance instance, LedgerReader reader) {
        this.instance = instance;
        this.reader = reader;
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
        this.startNanos = startNanos;
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
        var sandbox = instance.spec().module().instantiate();
        var decision = init(sandbox, startNanos, 0, null);
        if (!(decision instanceof Decision.Decided decided)) {
            sandbox.close();
            return new Outcome.Refused(faultCode(decision), 0);
        }
        instance.adopt(sandbox, 0, startNanos);
        instance.settleInit(decided);
        return new Outcome.Fresh();
    }

    private Outcome rebuild(InstancePosition position) {
        var found = reader.newestCheckpoint(instance.spec().id(), position.cursor());
        long from = found instanceof CheckpointResult.Found good ? good.header().cursor() : 0;
        var restored = found instanceof CheckpointResult.Found good
                ? new Input.RestoredState(good.header().stateSchemaVersion(), from, good.payload())
                : null;
        var sandbox = instance.spec().module().instantiate();
        var first = init(sandbox, startNanos, from, restored);
        if (!(first instanceof Decision.Decided)) {
            sandbox.close();
            return new Outcome.Refused(faultCode(first), from);
        }
        var replay = new Replay(sandbox, recordedTurns(from, position.cursor()), from, position.cursor());
        reader.range(
                Table.INSTANCE,
                instance.rows().deliveries(Math.max(0, from + 1 - TURNS_PER_GROUP_MAX)),
                instance.rows().deliveries(position.cursor() + 1),
                replay::block);
        var refused = replay.verdict();
        if (refused != null) {
            sandbox.close();
            return refused;
        }
        instance.adopt(sandbox, position.cursor(), position.nowNanos());
        return new Outcome.Resumed(position, from, position.cursor() - from, found.damaged());
    }

    private Decision init(Sandbox sandbox, long now, long cursor, Input.@Nullable RestoredState restored) {
        var spec = instance.spec();
        var context = new CallbackContext(cursor, now, instance.seedOf(cursor), SafetyState.NORMAL, false);
        input.reset();
        InputEncoder.encode(
                new Input.Init(
                        context,
                        ContractVersion.MAJOR,
                        ContractVersion.MINOR,
                        spec.id().strategy(),
                        spec.id().shard(),
                        spec.instruments(),
                        spec.config(),
                        restored),
                input);
        return Decisions.await(sandbox, sandbox.begin(input.buffer(), 0, input.length()));
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

    private static ReasonCode faultCode(Decision decision) {
        return decision instanceof Decision.Faulted(var fault) ? fault.code() : ReasonCode.ABI_STATE;
    }

    /// Re-applies deliveries and compares.
    private final class Replay {
        private final Sandbox sandbox;
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
            return decisionDigest.of(decided).equals(turn.decisionSha256()) && sameIntents(decided, turn);
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
