package io.stratos.venue.loopback;

import io.stratos.execution.venue.StreamGap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides whether a stream can be trusted, and when to connect anew. Pure: time is handed in.
///
/// | state | until | then |
/// | --- | --- | --- |
/// | DOWN | the back-off has passed | CONNECT |
/// | OPENING | the first heartbeat | UP, `RECONNECTED` unless it is the first |
/// | OPENING | nothing for the heartbeat timeout, or the end | DOWN |
/// | UP | nothing for the heartbeat timeout | DOWN, `DISCONNECTED` |
/// | UP | what came as an answer does not come by the stream: a zombie | DOWN, `DISCONNECTED` |
/// | UP | the venue's count jumps | UP, `FRAMES_LOST` |
/// | UP | the end | DOWN, `DISCONNECTED` |
final class StreamWatch {

    /// What the owner of the connection is to do.
    enum Want {
        NOTHING,
        CONNECT,
        ABORT
    }

    private enum State {
        DOWN,
        OPENING,
        UP
    }

    /// No connection.
    static final int NONE = 0;

    private static final int AWAITED_MAX = 10_000;

    private final LoopbackSettings settings;
    private final Backoff backoff;
    private final Map<String, Long> awaited = new LinkedHashMap<>();
    private State state = State.DOWN;
    private int connection;
    private long attemptNanos = Long.MIN_VALUE;
    private long heardNanos;
    private long seq;

    StreamWatch(LoopbackSettings settings, long seed) {
        this.settings = settings;
        backoff = new Backoff(settings, seed);
    }

    boolean isUp() {
        return state == State.UP;
    }

    Want tick(long nowNanos) {
        return switch (state) {
            case DOWN -> nowNanos >= attemptNanos ? Want.CONNECT : Want.NOTHING;
            case OPENING -> isSilent(nowNanos) ? Want.ABORT : Want.NOTHING;
            case UP -> isSilent(nowNanos) || isZombie(nowNanos) ? Want.ABORT : Want.NOTHING;
        };
    }

    void connecting(long nowNanos) {
        state = State.OPENING;
        heardNanos = nowNanos;
    }

    /// A heartbeat with the venue's count; the first one of a connection says where the count stands.
    @Nullable
    StreamGap heartbeat(long count, long nowNanos) {
        heardNanos = nowNanos;
        if (state == State.UP) {
            return counted(count, count == seq);
        }
        state = State.UP;
        seq = count;
        backoff.reset();
        connection++;
        return connection == 1 ? null : StreamGap.RECONNECTED;
    }

    /// A report with its number.
    @Nullable
    StreamGap told(long count, long nowNanos) {
        heardNanos = nowNanos;
        return state == State.UP ? counted(count, count <= seq + 1) : null;
    }

    /// The connection is over.
    @Nullable
    StreamGap ended(long nowNanos) {
        boolean wasInUse = state == State.UP;
        state = State.DOWN;
        attemptNanos = backoff.next(nowNanos);
        awaited.clear();
        return wasInUse ? StreamGap.DISCONNECTED : null;
    }

    /// Names the connection that is up, [#NONE] if none is.
    int connection() {
        return state == State.UP ? connection : NONE;
    }

    /// The answer to a request has come, so its report must come by the stream, if that was up when the request
    /// left.
    ///
    /// @param on the connection that was up then
    void expect(String request, int on, long nowNanos) {
        if (on != NONE && on == connection() && awaited.size() < AWAITED_MAX) {
            awaited.put(request, nowNanos);
        }
    }

    /// The report to a request has come by the stream.
    void came(String request) {
        awaited.remove(request);
    }

    private @Nullable StreamGap counted(long count, boolean isNext) {
        seq = Math.max(seq, count);
        return isNext ? null : StreamGap.FRAMES_LOST;
    }

    private boolean isSilent(long nowNanos) {
        return nowNanos - heardNanos > settings.heartbeatTimeoutNanos();
    }

    private boolean isZombie(long nowNanos) {
        var oldest = awaited.values().iterator();
        return oldest.hasNext() && nowNanos - oldest.next() > settings.echoTimeoutNanos();
    }
}
