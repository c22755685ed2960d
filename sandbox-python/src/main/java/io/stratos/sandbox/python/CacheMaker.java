package io.stratos.sandbox.python;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes the start-up cache beside the work, once for each runtime: the first children start slowly, later ones do not.
final class CacheMaker implements AutoCloseable {
    private final AtomicReference<@Nullable Thread> maker = new AtomicReference<>();

    /// Begins to make the cache, unless it is there or was begun.
    void makeOnce(AotCache cache) {
        if (cache.isThere() || maker.get() != null) {
            return;
        }
        var thread = Thread.ofPlatform().name("stratos-python-cache").daemon().unstarted(() -> make(cache));
        if (maker.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    private static void make(AotCache cache) {
        try {
            boolean _ = cache.make(); // without it children only start more slowly
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the runtime was closed; the next one tries again
        }
    }

    /// Gives up what is not finished, and waits until nothing of it is left.
    @Override
    public void close() {
        var thread = maker.get();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // then the life line ends the rest
            }
        }
    }
}
