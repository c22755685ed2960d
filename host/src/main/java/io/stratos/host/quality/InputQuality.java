package io.stratos.host.quality;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/// The quality of one instance's market data, instrument by instrument (SPEC M-27).
///
/// | an instrument is | on a flagged event, or silence | on good events |
/// | --- | --- | --- |
/// | good | bad: its flaws are answered by policy | good |
/// | bad | bad, with the new flaws as well; counting starts anew | good after enough of them in a row and enough time |
/// | bad, and a change of its book is missing | the same | good with the next snapshot of the book alone |
///
/// Decides by flags, receive times and `turn.now` of what is delivered, all of which is recorded with the deliveries.
/// One thread: the instance's lane. All of it survives a restart through [#save].
public final class InputQuality {
    private static final byte FORMAT = 1;
    private static final int ROW_BYTES = 3 * Integer.BYTES + 2 * Long.BYTES + 1;

    private final QualityPolicy policy;
    private final int answered;
    private final QualityChange.Listener listener;
    private final TreeMap<Integer, Line> lines = new TreeMap<>();
    private boolean changed;

    /// What is known of one instrument's data.
    private static final class Line {
        int flags;
        int goodInRow;
        long lastBadNanos;
        long lastSeenNanos;
        boolean needsSnapshot;
    }

    public InputQuality(QualityPolicy policy, QualityChange.Listener listener) {
        this.policy = policy;
        this.listener = listener;
        answered = policy.answered();
    }

    /// Whether nothing is ever answered: then nothing needs to be looked at.
    public boolean isIdle() {
        return answered == 0;
    }

    /// An event is about to be delivered; what it says holds for the turn that it begins.
    public void delivered(Event event, long nowNanos) {
        if (isIdle() || !isMarket(event.body())) {
            return;
        }
        boolean _ = silence(nowNanos);
        int instrument = event.header().instrument();
        var line = lines.computeIfAbsent(instrument, _ -> new Line());
        line.lastSeenNanos = event.header().receivedTimeNanos();
        int flags = (event.header().quality() & answered) | (isSilent(line, nowNanos) ? Quality.STALE : 0);
        changed |= policy.staleAfterNanos() > 0 || flags != 0 || line.flags != 0;
        if (flags != 0) {
            bad(instrument, line, flags, event.body() instanceof EventBody.BookDelta, nowNanos);
        } else if (line.flags != 0) {
            line.goodInRow++;
            if (isGood(line, event.body(), nowNanos)) {
                good(instrument, line);
            }
        }
    }

    private boolean isGood(Line line, EventBody body, long nowNanos) {
        if (body instanceof EventBody.BookSnapshot) {
            return true;
        }
        return !line.needsSnapshot
                && line.goodInRow >= policy.cleanEvents()
                && nowNanos - line.lastBadNanos >= policy.cleanNanos();
    }

    private void bad(int instrument, Line line, int flags, boolean isDelta, long sinceNanos) {
        int before = line.flags;
        line.flags |= flags;
        line.goodInRow = 0;
        line.lastBadNanos = sinceNanos;
        line.needsSnapshot |= isDelta
                && (flags & (Quality.GAP | Quality.OUT_OF_ORDER)) != 0
                && strongest(line.flags) == QualityAction.WAIT_FOR_RESYNC;
        tell(instrument, line, before);
    }

    private void good(int instrument, Line line) {
        int before = line.flags;
        line.flags = 0;
        line.goodInRow = 0;
        line.needsSnapshot = false;
        tell(instrument, line, before);
    }

    private void tell(int instrument, Line line, int before) {
        if (line.flags != before) {
            var code = worst(line.flags);
            listener.changed(new QualityChange(instrument, line.flags, before, strongest(line.flags), code));
        }
    }

    /// Lets time pass: an instrument that has been silent for too long is stale.
    ///
    /// @return whether something changed
    public boolean silence(long nowNanos) {
        boolean fell = false;
        for (var entry : lines.entrySet()) {
            var line = entry.getValue();
            if ((line.flags & Quality.STALE) == 0 && isSilent(line, nowNanos)) {
                bad(entry.getKey(), line, Quality.STALE, false, line.lastSeenNanos + policy.staleAfterNanos());
                changed = true;
                fell = true;
            }
        }
        return fell;
    }

    private boolean isSilent(Line line, long nowNanos) {
        return policy.staleAfterNanos() > 0
                && (answered & Quality.STALE) != 0
                && nowNanos - line.lastSeenNanos > policy.staleAfterNanos();
    }

    /// How the gate holds back what concerns an instrument.
    public GateMode mode(int instrument) {
        var line = lines.get(instrument);
        if (line == null || line.flags == 0) {
            return GateMode.OPEN;
        }
        var mode = GateMode.OPEN;
        for (var flaw : Flaw.values()) {
            if ((line.flags & flaw.flag()) != 0) {
                mode = mode.and(policy.action(flaw).mode(policy.sizePercent(), flaw.code()));
            }
        }
        return mode;
    }

    /// Code of the worst flaw that is answered now, in whichever instrument; `OK` if none is.
    public ReasonCode reason() {
        int flags = 0;
        for (var line : lines.values()) {
            flags |= line.flags;
        }
        return worst(flags);
    }

    private static ReasonCode worst(int flags) {
        for (var flaw : Flaw.values()) {
            if ((flags & flaw.flag()) != 0) {
                return flaw.code();
            }
        }
        return ReasonCode.OK;
    }

    private QualityAction strongest(int flags) {
        var strongest = QualityAction.NONE;
        for (var flaw : Flaw.values()) {
            var action = (flags & flaw.flag()) == 0 ? QualityAction.NONE : policy.action(flaw);
            strongest = action.compareTo(strongest) > 0 ? action : strongest;
        }
        return strongest;
    }

    private static boolean isMarket(EventBody body) {
        return switch (body) {
            case EventBody.Trade _,
                    EventBody.Quote _,
                    EventBody.BookSnapshot _,
                    EventBody.BookDelta _,
                    EventBody.Bar _,
                    EventBody.Funding _,
                    EventBody.MarkPrice _ -> true;
            default -> false;
        };
    }

    /// Whether anything changed since the last [#save].
    public boolean isChanged() {
        return changed;
    }

    /// Everything, for the instance's rows.
    public byte[] save() {
        changed = false;
        var out = ByteBuffer.allocate(1 + lines.size() * ROW_BYTES).put(FORMAT);
        lines.forEach((instrument, line) -> out.putInt(instrument)
                .putInt(line.flags)
                .putInt(line.goodInRow)
                .putLong(line.lastBadNanos)
                .putLong(line.lastSeenNanos)
                .put((byte) (line.needsSnapshot ? 1 : 0)));
        return out.array();
    }

    /// Takes over what [#save] wrote; flaws that the policy does not answer any more are forgotten.
    ///
    /// @throws IllegalArgumentException if it is damaged or of another version
    public void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        if (saved.length == 0 || (saved.length - 1) % ROW_BYTES != 0 || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: input quality is of format " + FORMAT);
        }
        while (in.hasRemaining()) {
            var line = new Line();
            lines.put(in.getInt(), line);
            line.flags = in.getInt() & answered;
            line.goodInRow = in.getInt();
            line.lastBadNanos = in.getLong();
            line.lastSeenNanos = in.getLong();
            line.needsSnapshot = in.get() != 0 && line.flags != 0;
        }
        changed = false;
    }
}
