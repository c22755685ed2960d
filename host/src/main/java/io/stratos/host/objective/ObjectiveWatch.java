package io.stratos.host.objective;

import io.stratos.abi.model.ReasonCode;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds what an instance does against its objectives, window by window (SPEC M-9).
///
/// | stage | enough windows miss an objective | enough windows meet all | reset |
/// | --- | --- | --- | --- |
/// | NORMAL | LOW_PRIORITY | NORMAL | NORMAL |
/// | LOW_PRIORITY | DEGRADED | NORMAL | NORMAL |
/// | DEGRADED | HALTED | LOW_PRIORITY | NORMAL |
/// | HALTED | HALTED | HALTED: it does nothing that could be measured | LOW_PRIORITY, to prove itself |
///
/// Time is handed in. A window with fewer than [#SAMPLES_MIN] callbacks or events says nothing about their
/// shares. One thread: the instance's lane. The stage survives a restart through [#save]; a window that was
/// begun does not.
public final class ObjectiveWatch {
    /// One of fewer than these is no share of a hundred.
    public static final int SAMPLES_MIN = 20;

    private static final byte FORMAT = 1;
    private static final int LATE_PER_MILLE_MAX = 50;
    private static final long NEVER = Long.MIN_VALUE;

    private final Objectives objectives;
    private Stage stage = Stage.NORMAL;
    private ReasonCode reason = ReasonCode.OK;
    private long windowStart = NEVER;
    private long callbacks;
    private long late;
    private long cpuNanos;
    private long taken;
    private long droppedAtStart;
    private long dropped;
    private int misses;
    private int met;

    public ObjectiveWatch(Objectives objectives) {
        this.objectives = objectives;
    }

    public Stage stage() {
        return stage;
    }

    /// The objective that brought it to its stage, `OK` in NORMAL.
    public ReasonCode reason() {
        return reason;
    }

    /// A callback came back.
    ///
    /// @param wallNanos how long it took, 0 where nobody measures
    /// @param isMarket whether it was a market event that the instance took
    public void callback(long wallNanos, boolean isMarket) {
        callbacks++;
        cpuNanos += wallNanos;
        if (objectives.p95Nanos() > 0 && wallNanos > objectives.p95Nanos()) {
            late++;
        }
        if (isMarket) {
            taken++;
        }
    }

    /// Lets time pass; judges a window that is over.
    ///
    /// @param droppedSoFar market events that were replaced before they were taken, since ever
    public Optional<StageChange> look(long droppedSoFar, long nowNanos) {
        dropped = droppedSoFar;
        if (objectives.isNone()) {
            return Optional.empty();
        }
        if (windowStart == NEVER) {
            begin(nowNanos);
        }
        if (nowNanos - windowStart < objectives.windowNanos()) {
            return Optional.empty();
        }
        var missed = judge();
        begin(nowNanos);
        return missed == null ? meet() : miss(missed);
    }

    private record Missed(ReasonCode code, long measured, long allowed) {}

    private @Nullable Missed judge() {
        long drops = dropped - droppedAtStart;
        if (objectives.p95Nanos() > 0 && callbacks >= SAMPLES_MIN && late * 1_000 > callbacks * LATE_PER_MILLE_MAX) {
            return new Missed(ReasonCode.SLO_LATENCY, late * 1_000 / callbacks, LATE_PER_MILLE_MAX);
        }
        long events = taken + drops;
        if (objectives.dropsPerMille() > 0
                && events >= SAMPLES_MIN
                && drops * 1_000 > events * objectives.dropsPerMille()) {
            return new Missed(ReasonCode.SLO_DROPS, drops * 1_000 / events, objectives.dropsPerMille());
        }
        if (objectives.cpuNanos() > 0 && cpuNanos > objectives.cpuNanos()) {
            return new Missed(ReasonCode.SLO_CPU, cpuNanos, objectives.cpuNanos());
        }
        return null;
    }

    private void begin(long nowNanos) {
        windowStart = nowNanos;
        callbacks = 0;
        late = 0;
        cpuNanos = 0;
        taken = 0;
        droppedAtStart = dropped;
    }

    private Optional<StageChange> miss(Missed missed) {
        met = 0;
        if (stage == Stage.HALTED || ++misses < objectives.missesMax()) {
            return Optional.empty();
        }
        misses = 0;
        reason = missed.code();
        return Optional.of(moveTo(stage.stricter(), missed.code(), missed.measured(), missed.allowed()));
    }

    private Optional<StageChange> meet() {
        misses = 0;
        if (stage == Stage.NORMAL || stage == Stage.HALTED || ++met < objectives.metMin()) {
            return Optional.empty();
        }
        met = 0;
        return Optional.of(loosenTo(stage.milder()));
    }

    /// An operator lets it go on: at once, and from HALTED with low priority until it has met its
    /// objectives again.
    public StageChange reset() {
        misses = 0;
        met = 0;
        windowStart = NEVER;
        return loosenTo(stage == Stage.HALTED ? Stage.LOW_PRIORITY : Stage.NORMAL);
    }

    private StageChange loosenTo(Stage next) {
        if (next == Stage.NORMAL) {
            reason = ReasonCode.OK;
        }
        return moveTo(next, ReasonCode.OK, 0, 0);
    }

    private StageChange moveTo(Stage next, ReasonCode why, long measured, long allowed) {
        var previous = stage;
        stage = next;
        return new StageChange(previous, next, why, measured, allowed);
    }

    /// The stage and why, for the instance's rows.
    public byte[] save() {
        return ByteBuffer.allocate(2 + Integer.BYTES)
                .put(FORMAT)
                .put((byte) stage.number())
                .putInt(reason.number())
                .array();
    }

    /// Takes over what [#save] wrote; without objectives nothing is held back any more.
    ///
    /// @throws IllegalArgumentException if it is damaged or of another version
    public void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        if (saved.length != 2 + Integer.BYTES || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: objectives are of format " + FORMAT);
        }
        var kept = Stage.ofNumber(in.get());
        var code = ReasonCode.ofNumber(in.getInt());
        if (kept == null || code == null) {
            throw new IllegalArgumentException("Condition failed: stage and reason are of this version");
        }
        if (!objectives.isNone()) {
            stage = kept;
            reason = code;
        }
    }
}
