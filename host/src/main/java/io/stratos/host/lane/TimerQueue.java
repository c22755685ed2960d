package io.stratos.host.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TimerCommand;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Timers of one instance, in `turn.now` (SPEC M-10). At most [#TIMERS_MAX]; one more is refused (RES_TIMERS).
///
/// Due timers fire in the order of due time, then of timer id, so that a replay fires them alike. A repeating timer
/// that fell behind fires once and moves on to its next time after now: a flood cannot build up.
public final class TimerQueue {
    /// More timers than a strategy needs, few enough to scan.
    public static final int TIMERS_MAX = 64;

    /// A timer is due this long after it was set at least, and repeats no faster: else timers would starve the
    /// lane, and
    /// simulated time would stand still.
    public static final long EVERY_NANOS_MIN = 1_000_000L;

    private static final int ENTRY_BYTES = Integer.BYTES + 2 * Long.BYTES;

    private final int[] ids = new int[TIMERS_MAX];
    private final long[] dues = new long[TIMERS_MAX];
    private final long[] everys = new long[TIMERS_MAX];
    private int count;
    private int next = -1;
    private boolean changed;

    /// Sets, moves or cancels a timer.
    ///
    /// @return the reason if it was refused, else null
    public @Nullable ReasonCode apply(TimerCommand command, long nowNanos) {
        int at = find(command.timerId());
        if (command.dueTimeNanos() == 0) {
            if (at >= 0) {
                remove(at);
            }
            return null;
        }
        boolean tooFast = command.everyNanos() != 0 && command.everyNanos() < EVERY_NANOS_MIN;
        if (tooFast || command.everyNanos() < 0 || (at < 0 && count == TIMERS_MAX)) {
            return ReasonCode.RES_TIMERS;
        }
        int slot = at < 0 ? count++ : at;
        ids[slot] = command.timerId();
        dues[slot] = Math.max(command.dueTimeNanos(), nowNanos + EVERY_NANOS_MIN);
        everys[slot] = command.everyNanos();
        changed = true;
        findNext();
        return null;
    }

    /// Due time of the next timer, `Long.MAX_VALUE` if there is none.
    public long nextDueNanos() {
        return next < 0 ? Long.MAX_VALUE : dues[next];
    }

    /// Id of the next timer.
    public int nextId() {
        return ids[next];
    }

    /// Takes the next timer: it is gone, or set to its next time after now.
    public void fire(long nowNanos) {
        long every = everys[next];
        changed = true;
        if (every == 0 || every > Long.MAX_VALUE - nowNanos) {
            remove(next); // its next time is past all times
            return;
        }
        long behind = Math.max(0, nowNanos - dues[next]) / every;
        dues[next] = Math.addExact(dues[next], Math.multiplyExact(every, behind + 1));
        findNext();
    }

    /// Whether anything changed since the last [#save].
    public boolean isChanged() {
        return changed;
    }

    /// The timers, for the instance's rows.
    public byte[] save() {
        changed = false;
        var out = ByteBuffer.allocate(Integer.BYTES + count * ENTRY_BYTES);
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putInt(ids[i]).putLong(dues[i]).putLong(everys[i]);
        }
        return out.array();
    }

    /// Takes over what [#save] wrote.
    public void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        count = in.getInt();
        if (count < 0 || count > TIMERS_MAX) {
            throw new IllegalArgumentException("Condition failed: at most 64 timers, got=" + count);
        }
        for (int i = 0; i < count; i++) {
            ids[i] = in.getInt();
            dues[i] = in.getLong();
            everys[i] = in.getLong();
        }
        changed = false;
        findNext();
    }

    private int find(int id) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private void remove(int at) {
        count--;
        ids[at] = ids[count];
        dues[at] = dues[count];
        everys[at] = everys[count];
        changed = true;
        findNext();
    }

    private void findNext() {
        next = -1;
        for (int i = 0; i < count; i++) {
            if (next < 0 || dues[i] < dues[next] || (dues[i] == dues[next] && ids[i] < ids[next])) {
                next = i;
            }
        }
    }
}
