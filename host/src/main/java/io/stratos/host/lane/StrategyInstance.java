package io.stratos.host.lane;

import io.stratos.abi.identity.CallbackSeed;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.Exposure;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.IntentGate;
import io.stratos.host.lifecycle.InstanceHealth;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One running copy of a strategy: its sandbox, gate, timers and cursor. One thread: its lane.
///
/// A turn reads in order: [#turn] gives the input to the sandbox; the decision is settled: gate, record,
/// effects. Nothing here waits, reads a clock or writes to disk; what happened goes to [#writeTo].
public final class StrategyInstance implements AutoCloseable {
    private final InstanceSpec spec;
    private final Exposure exposure;
    private final TurnEffects effects;
    private final TurnMeter meter;
    private final InstanceRows rows;
    private final TurnLog log;
    private final IntentGate gate;
    private final TimerQueue timers = new TimerQueue();
    private final InstanceStatistics statistics = new InstanceStatistics();
    private final InstanceHealth health;
    private final EmittedIntents emitted;
    private final DecisionDigest decisionDigest = new DecisionDigest();
    private final ConfigHistory config;
    private final long seed;
    private final Writer writer;
    private @Nullable Sandbox sandbox;
    private @Nullable GuestStart guests;
    private GuestStart.@Nullable Renewal renewal;
    private Callback callback = Callback.INIT;
    private long cursor;
    private long checkpointed;
    private long tripped;
    private long nowNanos = Long.MIN_VALUE;
    private long started;
    private boolean gateChanged;
    private GateMode heldBack = GateMode.OPEN;
    private GateMode restriction = GateMode.OPEN;
    private InputGuard guard = InputGuard.OPEN;
    private String isolation = "";
    private @Nullable GuestFault lastFault;

    public StrategyInstance(InstanceSpec spec, Exposure exposure, TurnEffects effects, TurnMeter meter) {
        this.spec = spec;
        this.exposure = exposure;
        this.effects = effects;
        this.meter = meter;
        rows = new InstanceRows(spec.id());
        writer = new Writer(Writer.Role.LANE, spec.id().toString(), spec.token());
        log = new TurnLog(spec.id(), writer);
        gate = new IntentGate(spec.gateProfile());
        health = new InstanceHealth(spec.health(), change -> log.health(cursor, change, nowNanos));
        emitted = new EmittedIntents(spec.instruments());
        config = new ConfigHistory(spec.config());
        seed = CallbackSeed.ofInstance(spec.runSeed(), spec.id());
    }

    public InstanceSpec spec() {
        return spec;
    }

    public InstanceRows rows() {
        return rows;
    }

    /// The last applied turn.
    public long cursor() {
        return cursor;
    }

    /// The last turn whose state became a checkpoint in this process, 0 before the first.
    public long checkpointed() {
        return checkpointed;
    }

    /// Whether the guest failed on the last turn, so that it is left out when deliveries are re-applied.
    public boolean hasTripped() {
        return tripped == cursor && cursor > 0;
    }

    /// `turn.now` of the last applied turn.
    public long nowNanos() {
        return nowNanos;
    }

    /// Its configuration, turn by turn.
    public ConfigHistory config() {
        return config;
    }

    public TimerQueue timers() {
        return timers;
    }

    public InstanceStatistics statistics() {
        return statistics;
    }

    /// How it is doing: whether it is halted or held back, and when its next turn may come after a fault.
    public InstanceHealth health() {
        return health;
    }

    /// The same between two turns: what is changed of it is told with that time, or that of the last turn.
    public InstanceHealth healthAt(long atNanos) {
        nowNanos = Math.max(nowNanos, atNanos);
        return health;
    }

    /// SHA-256 over all intents so far (DESIGN §3).
    public String intentsDigest() {
        return emitted.digest();
    }

    /// Seed of the random source of a turn.
    public long seedOf(long turn) {
        return CallbackSeed.ofCallback(seed, turn);
    }

    /// Seed of the random source of an init that follows a turn: not the turn's own.
    long seedOfInit(long turn) {
        return CallbackSeed.ofInit(seed, turn);
    }

    /// Whether the host wants the state with the decision of that turn.
    public boolean isCheckpointDue(long turn) {
        return spec.isCheckpointDue(turn);
    }

    /// What stopped the guest last, `OK` if nothing did in this process.
    public ReasonCode lastFault() {
        return lastFault == null ? ReasonCode.OK : lastFault.code();
    }

    /// Whether chance stopped it then: what that turn used is not counted.
    public boolean hasEndedByChance() {
        return lastFault != null && lastFault.byChance();
    }

    /// Isolation level that its sandbox reached; empty before the first one.
    public String isolation() {
        return isolation;
    }

    /// Where records and rows of the next turns go.
    public void writeTo(LedgerBatch batch) {
        log.writeTo(batch);
    }

    /// Holds it back from outside, from the next decision on.
    public void restrict(GateMode mode) {
        restriction = mode;
    }

    /// Holds it back by what it hears, from the next decision on.
    public void guard(InputGuard inputs) {
        guard = inputs;
    }

    /// Tells the journal what was done to it from outside, after its last turn.
    public void tell(RecordKind kind, byte[] record, long atNanos) {
        log.tell(kind, record, atNanos);
    }

    /// Takes a row of its own away.
    public void drop(byte[] key) {
        log.drop(key);
    }

    /// Keeps something beside it in a row of its own.
    public void keep(byte[] key, byte[] row) {
        log.row(key, row);
    }

    /// Takes an initialised sandbox, fresh or recovered up to `appliedCursor`.
    ///
    /// @param guestStart starts the guests that follow at checkpoints
    void adopt(Sandbox initialised, long appliedCursor, long appliedNowNanos, GuestStart guestStart) {
        sandbox = initialised;
        isolation = initialised.isolation();
        guests = guestStart;
        standAt(appliedCursor, appliedNowNanos);
    }

    void standAt(long appliedCursor, long appliedNowNanos) {
        cursor = appliedCursor;
        nowNanos = appliedNowNanos;
    }

    /// Its first guest ended in its init: it stands before its first turn, at the time of that init.
    void neverStarted(GuestFault fault, long fuel, long atNanos) {
        standAt(0, atNanos);
        statistics.fault();
        statistics.used(fuel);
        lastFault = fault;
    }

    /// Runs the next turn on an encoded input whose context carries `cursor() + 1` and `now`.
    ///
    /// @param now not before the last turn's
    public TurnOutcome turn(Callback kind, long now, WireWriter input) {
        if (now < nowNanos) {
            throw new IllegalStateException(
                    "Invariant: turn.now never decreases, previous=" + nowNanos + " got=" + now);
        }
        var guest = running();
        cursor++;
        nowNanos = now;
        callback = kind;
        heldBack = health.isHeldBack(now) ? GateMode.reduceOnly(health.reason()) : GateMode.OPEN;
        log.delivered(cursor, input.buffer(), input.length());
        started = meter.start();
        return settle(guest.begin(input.buffer(), 0, input.length()));
    }

    /// Asks a sandbox that was still working.
    public TurnOutcome poll() {
        return renewal == null ? settle(running().poll()) : renewed(renewal);
    }

    /// The first turn's decision: what `on_init` asked for on a fresh start, under cursor 0.
    TurnOutcome settleInit(Decision.Decided decided) {
        callback = Callback.INIT;
        statistics.used(running().startFuel() + decided.usage().fuel());
        return decided.isQuiet() ? TurnOutcome.ADVANCED : settleAsked(decided);
    }

    private TurnOutcome settle(Decision decision) {
        return switch (decision) {
            case Decision.Pending _ -> TurnOutcome.WAITING;
            case Decision.Faulted(var fault, long fuel) -> trip(fault, fuel);
            case Decision.Decided decided -> {
                meter.stop(started, decided.usage());
                statistics.event(decided.usage().fuel());
                if (decided.isQuiet()) {
                    log.quiet(cursor, nowNanos);
                    health.callback(decided.usage(), meter.lastNanos(), 0, 0, cursor, nowNanos);
                    yield TurnOutcome.ADVANCED;
                }
                yield settleAsked(decided);
            }
        };
    }

    /// Gate, record, effects: in this order, so that the journal names an intent before any order it leads
    /// to.
    private TurnOutcome settleAsked(Decision.Decided decided) {
        var records = new ArrayList<IntentRecord>(decided.intents().size());
        var verdicts = judge(decided.intents(), records);
        var update = decided.stateUpdate();
        byte[] given = update == null ? null : update.state();
        byte[] state = acceptedState(given);
        log.turn(
                new TurnRecord(
                        spec.id(),
                        cursor,
                        cursor == 0 ? "" : log.deliveryDigest(cursor),
                        records,
                        decisionDigest.of(decided),
                        ReasonCode.OK,
                        state != null),
                nowNanos);
        if (update != null && state != null) {
            log.checkpoint(
                    new CheckpointHeader(spec.id(), update.schemaVersion(), cursor, spec.lineage(), spec.token()),
                    state);
            meter.saved(state.length);
            checkpointed = cursor;
        }
        judge(decided, given);
        applyTimers(decided);
        release(decided, verdicts);
        return update == null || state == null ? TurnOutcome.ADVANCED : renew(update.schemaVersion(), state);
    }

    /// The state that becomes a checkpoint; null if none came, or it is too large or too early.
    private byte @Nullable [] acceptedState(byte @Nullable [] given) {
        if (given == null || callback == Callback.INIT) {
            return null; // what init would save is what it makes again: no checkpoint, and nothing to start anew from
        }
        var refused = health.stateRefusal(given.length, isStateAsked(), cursor);
        if (refused != ReasonCode.OK) {
            statistics.denied(refused);
            return null;
        }
        return given;
    }

    /// Health, after the turn was recorded; what init used is not held against a callback's limits.
    private void judge(Decision.Decided decided, byte @Nullable [] given) {
        if (callback == Callback.INIT) {
            return;
        }
        int hints = health.hints(decided.telemetry().size(), decided.telemetryDropped());
        health.callback(decided.usage(), meter.lastNanos(), decided.intents().size(), hints, cursor, nowNanos);
        if (given != null) {
            health.state(given.length, isStateAsked(), cursor, nowNanos);
        }
    }

    private boolean isStateAsked() {
        return callback == Callback.SHUTDOWN || isCheckpointDue(cursor);
    }

    /// Goes on as if the host had restarted at this checkpoint: a state that cannot be restored, or is not
    /// all of the state, shows now and in every run alike. The turn itself is over, and waits for nothing.
    private TurnOutcome renew(int schemaVersion, byte[] state) {
        if (guests == null || callback == Callback.SHUTDOWN || health.isHalted()) {
            return TurnOutcome.ADVANCED;
        }
        var former = running();
        sandbox = null;
        renewal = guests.renew(former, cursor, new Input.RestoredState(schemaVersion, cursor, state));
        return renewed(renewal);
    }

    private TurnOutcome renewed(GuestStart.Renewal of) {
        var outcome = of.poll();
        if (outcome == null) {
            return TurnOutcome.RENEWING;
        }
        renewal = null;
        return switch (outcome) {
            case GuestStart.Outcome.Started started -> {
                sandbox = started.sandbox();
                statistics.used(started.fuel());
                yield TurnOutcome.ADVANCED;
            }
            case GuestStart.Outcome.Failed(var fault, long fuel) -> {
                if (!fault.byChance()) {
                    log.unrestorable(
                            cursor, fault.code(), nowNanos); // else the rebuild tries that state with more time
                }
                yield faulted(fault, fuel);
            }
        };
    }

    private List<GateVerdict> judge(List<Intent> intents, List<IntentRecord> records) {
        var verdicts = new ArrayList<GateVerdict>(intents.size());
        gate.beginTurn();
        for (int ordinal = 0; ordinal < intents.size(); ordinal++) {
            var intent = intents.get(ordinal);
            statistics.intent(intent);
            emitted.add(cursor, ordinal, intent);
            gateChanged = true;
            var ref = new IntentRef(cursor, ordinal);
            meter.emitted(intent);
            var mode = heldBack.and(restriction).and(guard.mode(intent, exposure));
            var verdict = gate.check(intent, ref, callback, nowNanos, exposure, mode);
            if (verdict instanceof GateVerdict.Denied denied) {
                statistics.denied(denied.code());
            }
            verdicts.add(verdict);
            records.add(IntentRecords.of(ordinal, intent, verdict));
        }
        return verdicts;
    }

    private void applyTimers(Decision.Decided decided) {
        for (var command : decided.timers()) {
            var refused = timers.apply(command, nowNanos);
            if (refused != null) {
                statistics.denied(refused);
            }
        }
    }

    private void release(Decision.Decided decided, List<GateVerdict> verdicts) {
        for (int ordinal = 0; ordinal < verdicts.size(); ordinal++) {
            switch (verdicts.get(ordinal)) {
                case GateVerdict.Approved(ApprovedIntent approved) -> effects.approved(approved, nowNanos);
                case GateVerdict.Degraded(ApprovedIntent approved) -> effects.approved(approved, nowNanos);
                case GateVerdict.Denied denied ->
                    effects.denied(
                            new IntentRef(cursor, ordinal), decided.intents().get(ordinal), denied, nowNanos);
            }
        }
        ServiceRequests.release(decided, spec, effects, statistics, nowNanos);
    }

    /// Records the fault as part of this delivery: it is injected, not re-run, when deliveries are
    /// re-applied.
    private TurnOutcome trip(GuestFault fault, long fuel) {
        log.turn(
                new TurnRecord(spec.id(), cursor, log.deliveryDigest(cursor), List.of(), "", fault.code(), false),
                nowNanos);
        close();
        tripped = cursor;
        return faulted(fault, fuel);
    }

    private TurnOutcome faulted(GuestFault fault, long fuel) {
        statistics.fault();
        statistics.used(fuel);
        lastFault = fault;
        health.fault(fault, nowNanos);
        return TurnOutcome.FAULTED;
    }

    /// The guest could not take back the state of that checkpoint: it is passed over from now on. Any thread.
    void passOver(long checkpoint, ReasonCode fault) {
        log.passOver(checkpoint, fault);
    }

    /// Ends the commit group: deliveries, position, counters. `shell` is what the shell needs to go on
    /// after the cursor.
    public void endGroup(byte[] shell) {
        log.endGroup(nowNanos);
        log.row(rows.position(), InstancePosition.encode(cursor, nowNanos, shell));
        log.row(rows.statistics(), statistics.save());
        if (gateChanged) {
            log.row(rows.gate(), gate.save(nowNanos));
            gateChanged = false;
        }
        if (health.isChanged()) {
            log.row(rows.health(), health.save());
        }
        if (timers.isChanged()) {
            log.row(rows.timers(), timers.save());
        }
    }

    /// An execution event of the outbox was delivered by the turn just run.
    public void consumed(long outboxSeq) {
        log.consumed(rows.outbox(outboxSeq));
    }

    /// Ends the quiet range before something else of this instance is recorded.
    public void endRange() {
        log.endRange();
    }

    /// Takes over counters, timers and sums from the rows, and the digest from the recorded turns.
    void restoreRows(LedgerReader reader) {
        restore(reader, rows.gate(), gate::restore);
        restore(reader, rows.timers(), timers::restore);
        restore(reader, rows.health(), health::restore);
        restore(reader, rows.statistics(), statistics::restore);
    }

    private static void restore(LedgerReader reader, byte[] key, Consumer<byte[]> into) {
        var saved = reader.get(Table.INSTANCE, key);
        if (saved != null) {
            into.accept(saved);
        }
    }

    /// The intents it emitted so far.
    EmittedIntents emitted() {
        return emitted;
    }

    private Sandbox running() {
        if (sandbox == null) {
            throw new IllegalStateException("Invariant: a turn needs a running sandbox, instance=" + spec.id());
        }
        return sandbox;
    }

    /// Ends its guest; another may be adopted.
    @Override
    public void close() {
        if (renewal != null) {
            renewal.close();
            renewal = null;
        }
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }
}
