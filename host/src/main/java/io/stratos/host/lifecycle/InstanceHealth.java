package io.stratos.host.lifecycle;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.lifecycle.StageTable.Row;
import io.stratos.host.lifecycle.StageTable.Stage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Health of one instance: staged answers to what it uses, restarts after faults (SPEC M-14).
///
/// | state | WARN | DEGRADE, or a fault answered with a restart | HALT, or one fault too many | an operator starts it |
/// | --- | --- | --- | --- | --- |
/// | HEALTHY | HEALTHY, with the reason | DEGRADED | HALTED | HEALTHY |
/// | DEGRADED | DEGRADED | DEGRADED, with the newer reason | HALTED | HEALTHY |
/// | HALTED | HALTED | HALTED | HALTED | DEGRADED, all windows counted anew |
///
/// Health gets better by an operator's act alone. What degraded means for trading ends by itself: the instance is held
/// to reducing positions until a window of `turn.now` with a guest has passed since the last reason.
/// One thread: the instance's lane. All of it survives a restart through [#save].
public final class InstanceHealth {
    private static final byte FORMAT = 3;
    /// Turns between two looks at how long no state came.
    private static final int UNSAVED_EVERY = 1_000;

    private static final Limit[] LIMITS = Limit.values();

    private final HealthRules rules;
    private final HealthChange.Listener listener;
    private final UsageWatch watch;
    private final Restarts restarts;
    private final LogVolume printed = new LogVolume();
    private final Stage[] told = new Stage[LIMITS.length];
    private HealthState state = HealthState.HEALTHY;
    private ReasonCode reason = ReasonCode.OK;
    private long heldUntilNanos = Long.MIN_VALUE;
    private long lastUnsolicited;
    private long lastSaved;
    private boolean changed = true;

    public InstanceHealth(HealthRules rules, HealthChange.Listener listener) {
        this.rules = rules;
        this.listener = listener;
        watch = new UsageWatch(rules.limits(), rules.decisive());
        restarts = new Restarts(rules.restarts());
    }

    public HealthState state() {
        return state;
    }

    /// Why it is so, or what it was warned of; `OK` if there is nothing to say.
    public ReasonCode reason() {
        return reason;
    }

    public boolean isHalted() {
        return state == HealthState.HALTED;
    }

    /// Whether it may only reduce positions now.
    public boolean isHeldBack(long nowNanos) {
        return nowNanos < heldUntilNanos;
    }

    /// `turn.now` before which no turn may come, after a fault; 0 before the first.
    public long readyAtNanos() {
        return restarts.readyAtNanos();
    }

    /// The most it used of each limit so far.
    public List<LimitUse> uses() {
        return Arrays.stream(LIMITS)
                .map(limit -> new LimitUse(
                        limit,
                        watch.most(limit),
                        watch.allowed(limit),
                        !rules.decisive().contains(limit)))
                .toList();
    }

    /// Takes what a callback used; after its turn was recorded.
    ///
    /// @param wallNanos how long it took, 0 where nobody measures
    /// @param intents how many it emitted
    /// @param hints how much telemetry it gave, more than the limit if some of it was dropped
    public void callback(Usage usage, long wallNanos, int intents, int hints, long cursor, long nowNanos) {
        if (cursor % UNSAVED_EVERY == 0) {
            unsaved(cursor - lastSaved, nowNanos);
        }
        long inSecond = printed.printed(usage.logBytes(), nowNanos);
        long inLife = inSecond == 0 ? 0 : printed.inLife();
        changed |= inSecond > 0;
        boolean ordinary = watch.isCalm()
                && watch.isOrdinary(Limit.FUEL, usage.fuel())
                && watch.isOrdinary(Limit.MEMORY, usage.memoryBytes())
                && watch.isOrdinary(Limit.TIME, wallNanos)
                && watch.isOrdinary(Limit.INTENTS, intents)
                && watch.isOrdinary(Limit.LOG, usage.logBytes())
                && watch.isOrdinary(Limit.LOG_SECOND, inSecond)
                && watch.isOrdinary(Limit.LOG_LIFE, inLife)
                && watch.isOrdinary(Limit.TELEMETRY, hints);
        if (ordinary) {
            return; // the samples would leave everything as it is
        }
        sample(Limit.FUEL, usage.fuel(), nowNanos);
        sample(Limit.MEMORY, usage.memoryBytes(), nowNanos);
        sample(Limit.TIME, wallNanos, nowNanos);
        sample(Limit.INTENTS, intents, nowNanos);
        sample(Limit.LOG, usage.logBytes(), nowNanos);
        sample(Limit.TELEMETRY, hints, nowNanos);
        sample(Limit.LOG_SECOND, inSecond, nowNanos);
        sample(Limit.LOG_LIFE, inLife, nowNanos);
    }

    private void unsaved(long turns, long nowNanos) {
        if (!watch.isOrdinary(Limit.UNSAVED, turns) || !watch.isForgotten(Limit.UNSAVED)) {
            sample(Limit.UNSAVED, turns, nowNanos);
        }
    }

    /// Telemetry of a decision as [#callback] takes it.
    public int hints(int given, int dropped) {
        return dropped == 0
                ? given
                : (int) Math.min(Integer.MAX_VALUE, (long) rules.limits().telemetryHints() + dropped);
    }

    /// Whether a state that came with a turn may become a checkpoint: `OK`, `STA_SIZE` or `STA_RATE`.
    ///
    /// @param asked whether the host asked for it with this turn
    public ReasonCode stateRefusal(long bytes, boolean asked, long cursor) {
        if (bytes > rules.limits().stateBytes()) {
            return ReasonCode.STA_SIZE;
        }
        return asked || isDue(cursor) ? ReasonCode.OK : ReasonCode.STA_RATE;
    }

    /// Takes a state that came, accepted or not; after its turn was recorded.
    public void state(long bytes, boolean asked, long cursor, long nowNanos) {
        boolean isTaken = stateRefusal(bytes, asked, cursor) == ReasonCode.OK;
        if (!asked) {
            sample(Limit.UNSOLICITED, isDue(cursor) ? 1 : 2, nowNanos);
            lastUnsolicited = isTaken ? cursor : lastUnsolicited;
        }
        sample(Limit.STATE, bytes, nowNanos);
        lastSaved = isTaken ? cursor : lastSaved;
    }

    private boolean isDue(long cursor) {
        return lastUnsolicited == 0
                || cursor - lastUnsolicited >= rules.limits().stateEveryTurns();
    }

    private void sample(Limit limit, long used, long nowNanos) {
        changed = true;
        var row = watch.sample(limit, used);
        if (row != null) {
            answer(row, used, nowNanos);
        } else if (watch.isForgotten(limit)) {
            told[limit.slot()] = null;
        }
    }

    /// Tells each stage once, until the limit was left alone for as long as samples are remembered.
    private void answer(Row row, long used, long nowNanos) {
        if (isHalted()) {
            return;
        }
        if (row.stage() == Stage.DEGRADE) {
            hold(nowNanos);
        }
        var before = told[row.limit().slot()];
        if (before != null && before.compareTo(row.stage()) >= 0) {
            return;
        }
        told[row.limit().slot()] = row.stage();
        switch (row.stage()) {
            case WARN -> tell(state, state == HealthState.HEALTHY, row.code(), row.limit(), used);
            case DEGRADE -> tell(HealthState.DEGRADED, true, row.code(), row.limit(), used);
            case HALT -> tell(HealthState.HALTED, true, row.code(), row.limit(), used);
        }
    }

    /// Takes a fault of the guest; after its turn was recorded. The guest is to be rebuilt before the next turn, which
    /// comes at [#readyAtNanos], unless the instance is halted now.
    public void fault(GuestFault fault, long nowNanos) {
        if (isHalted()) {
            return;
        }
        changed = true;
        var limit = Limit.endedBy(fault.kind());
        if (limit != null) {
            watch.exhausted(limit);
        }
        switch (restarts.fault(nowNanos)) {
            case RestartRules.Answer.Rebuild _ -> {
                hold(nowNanos);
                tell(HealthState.DEGRADED, true, fault.code(), limit, limit == null ? 0 : watch.allowed(limit));
            }
            case RestartRules.Answer.Halt _ ->
                tell(HealthState.HALTED, true, ReasonCode.RES_RESTART, limit, limit == null ? 0 : watch.allowed(limit));
        }
    }

    /// Takes the end of the rebuild that the newest fault was answered with. Neither the window in which
    /// faults count together nor the one in which it only reduces ran meanwhile: else a guest that is slow to
    /// rebuild would never be halted. A backtest rebuilds in no time.
    public void rebuilt(long nowNanos) {
        long without = restarts.rebuilt(nowNanos);
        if (without > 0) {
            changed = true;
            heldUntilNanos = Math.addExact(heldUntilNanos, without);
        }
    }

    /// Halts it for a reason that lies outside: its guest cannot be rebuilt, its account contradicts it.
    public void halt(ReasonCode why) {
        if (!isHalted()) {
            changed = true;
            tell(HealthState.HALTED, true, why, null, 0);
        }
    }

    /// Holds it to reducing for a window, for a reason that lies outside.
    public void degrade(ReasonCode why, long nowNanos) {
        if (!isHalted()) {
            changed = true;
            hold(nowNanos);
            tell(HealthState.DEGRADED, true, why, null, 0);
        }
    }

    /// An operator starts it again: it is one stage better, and each answer is told anew. Whoever was halted begins
    /// with no faults and no samples, held to reducing for a window. What it used in its whole life stays used.
    public void revive(long nowNanos) {
        if (state == HealthState.HEALTHY) {
            return;
        }
        changed = true;
        Arrays.fill(told, null);
        if (state == HealthState.HALTED) {
            restarts.forget();
            watch.forget();
            hold(nowNanos);
            tell(HealthState.DEGRADED, true, ReasonCode.RES_REVIVED, null, 0);
        } else {
            tell(HealthState.HEALTHY, true, ReasonCode.RES_REVIVED, null, 0);
            reason = isHeldBack(nowNanos) ? reason : ReasonCode.OK; // what holds it back has a name
        }
    }

    private void hold(long nowNanos) {
        heldUntilNanos = Math.addExact(nowNanos, rules.restarts().windowNanos());
    }

    private void tell(HealthState next, boolean isReason, ReasonCode code, @Nullable Limit limit, long used) {
        var previous = state;
        state = next;
        if (isReason) {
            reason = code;
        }
        listener.changed(new HealthChange(
                next,
                previous,
                code,
                limit,
                used,
                limit == null ? 0 : watch.allowed(limit),
                Math.max(0, heldUntilNanos),
                restarts.readyAtNanos()));
    }

    /// Whether anything changed since the last [#save].
    public boolean isChanged() {
        return changed;
    }

    /// Everything, for the instance's rows.
    public byte[] save() {
        changed = false;
        var out = ByteBuffer.allocate(Byte.BYTES
                + 2 * Integer.BYTES
                + 3 * Long.BYTES
                + LogVolume.SAVED_BYTES
                + restarts.savedBytes()
                + UsageWatch.savedBytes()
                + LIMITS.length);
        out.put(FORMAT).putInt(state.number()).putInt(reason.number());
        out.putLong(heldUntilNanos).putLong(lastUnsolicited).putLong(lastSaved);
        printed.save(out);
        restarts.save(out);
        watch.save(out);
        for (var stage : told) {
            out.put((byte) (stage == null ? 0 : stage.number()));
        }
        return out.array();
    }

    /// Takes over what [#save] wrote.
    ///
    /// @throws IllegalArgumentException if it is damaged or of another version
    public void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        var summary = Summary.read(in);
        state = summary.state();
        reason = summary.reason();
        heldUntilNanos = in.getLong();
        lastUnsolicited = in.getLong();
        lastSaved = in.getLong();
        printed.restore(in);
        restarts.restore(in);
        watch.restore(in);
        for (int i = 0; i < told.length; i++) {
            told[i] = Stage.ofNumber(in.get());
        }
        changed = false;
    }

    /// The head of a saved health, for who only reads.
    public record Summary(HealthState state, ReasonCode reason) {
        /// Before anything was saved.
        public static final Summary FRESH = new Summary(HealthState.HEALTHY, ReasonCode.OK);

        /// Reads it off the row.
        ///
        /// @throws IllegalArgumentException if it is of another version
        public static Summary of(byte[] saved) {
            return read(ByteBuffer.wrap(saved));
        }

        private static Summary read(ByteBuffer in) {
            var state = in.get() == FORMAT ? HealthState.ofNumber(in.getInt()) : null;
            var reason = state == null ? null : ReasonCode.ofNumber(in.getInt());
            if (state == null || reason == null) {
                throw new IllegalArgumentException("Condition failed: health is of format " + FORMAT);
            }
            return new Summary(state, reason);
        }
    }
}
