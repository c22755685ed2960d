package io.stratos.venue.loopback;

import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.venue.loopback.wire.Asked;
import io.stratos.venue.loopback.wire.JsonObject;
import io.stratos.venue.loopback.wire.MarketFrame;
import io.stratos.venue.loopback.wire.UnreadableException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A venue's tape over the network. The venue holds every record, so a connection that breaks, skips or says what
/// cannot be read is replaced by one that begins after the last record handed over.
final class LoopbackMarket implements MarketSource {
    private final VenueAccess access;
    private final LoopbackSettings settings;
    private final Http http;
    private final Backoff backoff;
    private final Queue<Socket.Came> arrived = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstFrame = new CountDownLatch(1);
    private @Nullable Socket socket;
    private long last;
    private long heardNanos;
    private long attemptNanos = Long.MIN_VALUE;
    private boolean isUp;
    private boolean isClosed;

    LoopbackMarket(VenueAccess access, LoopbackSettings settings, Http http, long afterRecord) {
        this.access = access;
        this.settings = settings;
        this.http = http;
        backoff = new Backoff(settings, access.seed());
        last = afterRecord;
    }

    /// Connects and waits for the first frame.
    ///
    /// @return whether it came
    boolean open(long nowNanos, long waitSeconds) throws InterruptedException {
        connect(nowNanos);
        return firstFrame.await(waitSeconds, TimeUnit.SECONDS);
    }

    @Override
    public int poll(long nowNanos, int recordsMax, MarketSink sink) {
        int handed = 0;
        for (var next = arrived.peek(); next != null && handed < recordsMax; next = arrived.peek()) {
            arrived.remove();
            if (next.by() == socket) {
                handed += came(next, nowNanos, sink) ? 1 : 0;
            }
        }
        if (socket != null && arrived.isEmpty() && nowNanos - heardNanos > settings.heartbeatTimeoutNanos()) {
            end(nowNanos);
        }
        if (socket == null && !isClosed && nowNanos >= attemptNanos) {
            connect(nowNanos);
        }
        return handed;
    }

    @Override
    public boolean isUp() {
        return isUp;
    }

    @Override
    public void close() {
        isClosed = true;
        if (socket != null) {
            socket.abort();
        }
        http.close();
    }

    /// @return whether a record was handed over
    private boolean came(Socket.Came came, long nowNanos, MarketSink sink) {
        heardNanos = nowNanos;
        if (!(came instanceof Socket.Came.Text(var by, var text))) {
            end(nowNanos);
            return false;
        }
        by.taken();
        try {
            return switch (MarketFrame.read(JsonObject.parse(text))) {
                case MarketFrame.Heartbeat _ -> {
                    isUp = true;
                    backoff.reset();
                    yield false;
                }
                case MarketFrame.Told(var record) -> {
                    if (record.number() != last + 1) {
                        end(nowNanos);
                        yield false;
                    }
                    last = record.number();
                    sink.record(record);
                    yield true;
                }
            };
        } catch (UnreadableException broken) {
            end(nowNanos);
            return false;
        }
    }

    private void connect(long nowNanos) {
        heardNanos = nowNanos;
        var opening = new Socket(came -> {
            arrived.add(came);
            access.arrived().run();
            if (came instanceof Socket.Came.Text) {
                firstFrame.countDown();
            }
        });
        socket = opening;
        http.open(Asked.market(access.account(), last), opening);
    }

    private void end(long nowNanos) {
        isUp = false;
        attemptNanos = backoff.next(nowNanos);
        var ended = socket;
        socket = null;
        if (ended != null) {
            ended.abort();
        }
    }
}
