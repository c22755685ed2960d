package io.stratos.host.lane;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings an instance to where its committed turns left it (DESIGN §5, SPEC M-18).
///
/// Load checkpoint C, re-apply the deliveries after it up to the applied cursor A with outputs suppressed
/// and compared with what was recorded; a difference stops the start. A recorded fault is injected, not
/// re-run: the delivery that caused it is left out, because the guest's state after a fault is the state
/// before it.
///
/// | what happens | answer |
/// | --- | --- |
/// | bytes of a checkpoint are damaged | quarantine, the one before it |
/// | the guest cannot take a state back | `STA_UNRESTORABLE`, quarantine, the one before it; three in a row: refused |
/// | it decides otherwise than recorded | refused, `STA_REPLAY_DIVERGED` |
/// | a delivery is missing | refused, `STA_DELIVERY_GAP`, unless an operator accepted that: [AcceptedGap] |
/// | chance ends it: its time, its process | again with more time, three tries; then refused as what it is |
/// | the recovery's own time is over | refused, `RES_TIMEOUT` |
public final class Recovery {
    /// A commit group holds at most this many turns, so a block that holds a cursor starts at most so far
    /// before it.
    public static final int TURNS_PER_GROUP_MAX = 1024;

    /// Wall-clock limits of a callback that is re-applied, try by try: it only stops what would never end,
    /// and a machine that is busy with starting up is not a guest that diverged.
    private static final long[] PATIENCE_NANOS = {5_000_000_000L, 10_000_000_000L, 20_000_000_000L};

    private final StrategyInstance instance;
    private final LedgerReader reader;
    private final GuestStart guests;
    private boolean tookOver;

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

    /// What the making of a guest came to, before the instance has it.
    public sealed interface Made {
        /// A guest at its cursor, that of a fresh start having asked for something.
        ///
        /// @param asked what its init asked for on a fresh start, null on any other
        record Guest(Sandbox sandbox, Decision.@Nullable Decided asked, Outcome outcome) implements Made {}

        /// None.
        ///
        /// @param fault what ended it in its very first init, null if that was not it
        record None(Outcome.Refused refused, @Nullable GuestFault fault, long fuel) implements Made {}

        /// It is not wanted any more.
        default void discard() {
            if (this instanceof Guest guest) {
                guest.sandbox.close();
            }
        }
    }

    /// Starts the instance, fresh or from its rows; called once, before its first turn.
    ///
    /// @param startNanos `now` of every init of this run: a strategy that keeps it decides the same after a
    ///     resume
    public Outcome start(long startNanos) {
        var rest = prepare(startNanos);
        return rest == null ? take(make(RecoveryTime.UNLIMITED)) : rest;
    }

    /// Takes over what the rows tell, before the first guest is made.
    ///
    /// @return where it stands if it needs no guest because it is halted, else null
    public Outcome.@Nullable AtRest prepare(long startNanos) {
        guests.startNanos(startNanos);
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row == null) {
            return null;
        }
        var position = standAt(row);
        return instance.health().isHalted() ? new Outcome.AtRest(position) : null;
    }

    /// Takes over an instance that runs no more turns, because it was halted or is done: it needs no guest,
    /// and a guest that cannot be rebuilt must not hide what it did.
    public Outcome standStill() {
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row == null) {
            throw new IllegalStateException("Invariant: an instance that is done has a position");
        }
        return new Outcome.AtRest(standAt(row));
    }

    /// Counters, health and digest, taken over once: a start that was refused may be followed by a
    /// stand-still.
    private InstancePosition standAt(byte[] row) {
        var position = InstancePosition.decode(row);
        if (!tookOver) {
            tookOver = true;
            instance.restoreRows(reader);
            digestRecordedTurns();
            instance.standAt(position.cursor(), position.nowNanos());
        }
        return position;
    }

    /// Rebuilds the sandbox after a fault; everything up to the cursor must be committed.
    public Outcome rebuildAfterFault() {
        return take(make(RecoveryTime.UNLIMITED));
    }

    /// Makes the guest, fresh or as of the committed cursor. It is not the instance's before [#take], so this
    /// may run on another thread, and what comes of it may be discarded.
    public Made make(RecoveryTime time) {
        var row = reader.get(Table.INSTANCE, instance.rows().position());
        if (row != null) {
            return remake(InstancePosition.decode(row), time);
        }
        if (instance.cursor() > 0) {
            throw new IllegalStateException("Invariant: a fault is committed before the sandbox is rebuilt");
        }
        return makeFresh(time);
    }

    /// Gives the instance the guest that was made. On the instance's own thread.
    public Outcome take(Made made) {
        return switch (made) {
            case Made.None(var refused, var fault, long fuel) -> {
                if (fault != null) {
                    instance.neverStarted(fault, fuel, guests.startNanos());
                }
                yield refused;
            }
            case Made.Guest(var sandbox, var asked, var outcome) -> {
                if (asked != null) {
                    instance.adopt(sandbox, 0, guests.startNanos(), guests);
                    instance.settleInit(asked);
                } else if (outcome instanceof Outcome.Resumed(var position, long _, long _, var _)) {
                    instance.adopt(sandbox, position.cursor(), position.nowNanos(), guests);
                }
                yield outcome;
            }
        };
    }

    /// What only the machine failed at is tried again with more time here too.
    private Made makeFresh(RecoveryTime time) {
        for (int tries = 1; ; tries++) {
            beginPatience(tries - 1, time);
            var outcome = guests.start(0, null, time);
            guests.patience(0);
            switch (outcome) {
                case GuestStart.Outcome.Started(var sandbox, var decided) -> {
                    sandbox.patience(0);
                    return new Made.Guest(sandbox, decided, new Outcome.Fresh());
                }
                case GuestStart.Outcome.Failed(var fault, long fuel) -> {
                    if (!fault.byChance() || tries == PATIENCE_NANOS.length || time.isOver()) {
                        return none(fault.code(), 0, fault, fuel);
                    }
                }
            }
        }
    }

    private static Made none(ReasonCode code, long cursor) {
        return none(code, cursor, null, 0);
    }

    private static Made none(ReasonCode code, long cursor, @Nullable GuestFault fault, long fuel) {
        return new Made.None(new Outcome.Refused(code, cursor), fault, fuel);
    }

    /// Tries what there is until a guest stands at the cursor: a state that its guest cannot take back is
    /// passed over and the one before it is used, with more deliveries; what only the machine failed at is
    /// tried again with more time.
    private Made remake(InstancePosition position, RecoveryTime time) {
        var unrestorable = UnrestorableStates.load(reader, instance.rows());
        setAside(position.cursor(), unrestorable);
        guests.over(AcceptedGaps.load(reader, instance.rows()));
        int tries = 0;
        while (true) {
            var found = unrestorable.newestOther(reader, instance.spec().id(), position.cursor());
            long from =
                    found instanceof CheckpointResult.Found good ? good.header().cursor() : 0;
            if (unrestorable.areTooMany(from)) {
                return none(ReasonCode.STA_UNRESTORABLE, from);
            }
            time.extend(position.cursor() - from);
            if (time.isOver()) {
                return none(RecoveryTime.fault().code(), from);
            }
            beginPatience(tries, time);
            var end = attempt(found, from, position.cursor(), unrestorable, time);
            guests.patience(0);
            boolean tried = ++tries == PATIENCE_NANOS.length;
            switch (end) {
                case Replay.End.Applied(var sandbox) -> {
                    sandbox.patience(0);
                    var damaged = found.damaged();
                    return new Made.Guest(
                            sandbox, null, new Outcome.Resumed(position, from, position.cursor() - from, damaged));
                }
                case Replay.End.Diverged(long cursor) -> {
                    return none(ReasonCode.STA_REPLAY_DIVERGED, cursor);
                }
                case Replay.End.Gap(long cursor) -> {
                    return none(ReasonCode.STA_DELIVERY_GAP, cursor);
                }
                case Replay.End.Unrestorable(var fault, long cursor) -> {
                    if (cursor == 0 || !isToBlame(time)) {
                        return none(fault.code(), cursor);
                    }
                    passOver(cursor, fault, unrestorable);
                    tries = 0;
                }
                case Replay.End.Disturbed(var fault, long cursor, boolean isTakingBack) -> {
                    if (tried && isTakingBack && isToBlame(time)) {
                        passOver(cursor, fault, unrestorable); // time after time, and only with this state
                        tries = 0;
                    } else if (tried || time.isOver()) {
                        return none(fault.code(), cursor);
                    }
                }
            }
        }
    }

    private void beginPatience(int tries, RecoveryTime time) {
        guests.patience(Math.max(0, Math.min(PATIENCE_NANOS[tries], time.leftNanos())));
    }

    /// Whether the state is to blame that its guest cannot take back: only if the guest starts without any,
    /// and nothing was cut short. What is told of a state is kept, so a recovery that is over tells nothing.
    private boolean isToBlame(RecoveryTime time) {
        return !time.isOver() && startsFresh(time) && !time.isOver();
    }

    private boolean startsFresh(RecoveryTime time) {
        beginPatience(0, time);
        var outcome = guests.start(0, null, time);
        guests.patience(0);
        if (outcome instanceof GuestStart.Outcome.Started started) {
            started.sandbox().close();
            return true;
        }
        return false;
    }

    private void passOver(long cursor, GuestFault fault, UnrestorableStates unrestorable) {
        unrestorable.add(cursor);
        instance.passOver(cursor, fault.code());
    }

    /// Moves to the quarantine what the ledger tells to be unrestorable, and only that: a process that ends
    /// between the two finds the state and the word about it, never the one gone and the other not yet
    /// written.
    private void setAside(long cursorMax, UnrestorableStates told) {
        var id = instance.spec().id();
        var found = told.isEmpty() ? new CheckpointResult.None(List.of()) : reader.newestCheckpoint(id, cursorMax);
        while (found instanceof CheckpointResult.Found state) {
            long cursor = state.header().cursor();
            if (told.contains(cursor)) {
                reader.setAside(id, state.generation(), ReasonCode.STA_UNRESTORABLE);
            }
            found = reader.newestCheckpoint(id, cursor - 1);
        }
    }

    private Replay.End attempt(
            CheckpointResult found, long from, long upTo, UnrestorableStates unrestorable, RecoveryTime time) {
        var restored = found instanceof CheckpointResult.Found good
                ? new Input.RestoredState(good.header().stateSchemaVersion(), from, good.payload())
                : null;
        return switch (guests.start(from, restored, time)) {
            case GuestStart.Outcome.Failed(var fault, long _) ->
                fault.byChance()
                        ? new Replay.End.Disturbed(fault, from, from > 0)
                        : new Replay.End.Unrestorable(fault, from);
            case GuestStart.Outcome.Started started -> reapply(started.sandbox(), from, upTo, unrestorable, time);
        };
    }

    private Replay.End reapply(
            Sandbox sandbox, long from, long upTo, UnrestorableStates unrestorable, RecoveryTime time) {
        var replay = new Replay(instance, guests, unrestorable, sandbox, from, upTo, time);
        try {
            time.reapplies();
            var pieces = new DeliveryPieces(reader, instance.rows(), from, upTo);
            var piece = pieces.next();
            while (!piece.isEmpty()
                    && replay.take(
                            piece,
                            recordedTurns(replay.applied(), piece.getLast().lastCursor()))) {
                piece = pieces.next();
            }
            return replay.end();
        } catch (RuntimeException | Error broken) {
            replay.close(); // a ledger that cannot be read, a heap without room: its guest may have a process
            throw broken;
        }
    }

    private void digestRecordedTurns() {
        reader.scan(Table.INSTANCE, instance.rows().turnsPrefix(), (_, value) -> {
            var turn = turnOf(value);
            turn.intents().forEach(one -> instance.emitted().add(turn.cursor(), one.ordinal(), one.intent()));
            return true;
        });
    }

    private Map<Long, TurnRecord> recordedTurns(long after, long upTo) {
        var turns = new HashMap<Long, TurnRecord>();
        if (upTo <= after) {
            return turns;
        }
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
}
