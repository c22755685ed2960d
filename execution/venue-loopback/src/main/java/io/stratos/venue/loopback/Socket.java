package io.stratos.venue.loopback;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection of a stream. Asks for as many frames as there is room for; the sender's bound does the rest.
final class Socket implements WebSocket.Listener {

    /// What came of a connection.
    sealed interface Came {
        Socket by();

        /// A whole frame.
        record Text(Socket by, String text) implements Came {}

        /// It is over, or never came to be.
        record End(Socket by) implements Came {}
    }

    private static final long DEMAND = 1_024;
    private static final int FRAME_MAX = 1 << 20;

    private final Consumer<Came> out;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable CompletableFuture<WebSocket> attempt;

    /// @param out called from the client's threads
    Socket(Consumer<Came> out) {
        this.out = out;
    }

    /// The attempt that this is the listener of.
    void opening(CompletableFuture<WebSocket> by) {
        attempt = by;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (isOver.get()) {
            opened.abort();
        } else {
            opened.request(DEMAND);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        if (partial.length() + data.length() > FRAME_MAX) {
            abort();
            return null;
        }
        partial.append(data);
        if (isLast) {
            var text = partial.toString();
            partial.setLength(0);
            out.accept(new Came.Text(this, text));
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        failed();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        failed();
    }

    /// A frame was taken out: there is room for another.
    void taken() {
        var opened = socket;
        if (opened != null && !opened.isInputClosed()) {
            opened.request(1);
        }
    }

    /// Ends the connection without another word.
    void abort() {
        failed();
        var opened = socket;
        var pending = attempt;
        if (opened != null) {
            opened.abort();
        } else if (pending != null) {
            pending.cancel(true);
        }
    }

    void failed() {
        if (!isOver.getAndSet(true)) {
            out.accept(new Came.End(this));
        }
    }
}
