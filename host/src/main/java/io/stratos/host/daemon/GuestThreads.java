package io.stratos.host.daemon;

import io.stratos.abi.model.Lane;
import io.stratos.abi.sandbox.Sandbox;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads on which guests are made, one for each lane: their calls need a deep stack, and a guest of Compute that
/// starts slowly delays none of LL (SPEC M-8).
public final class GuestThreads implements AutoCloseable {
    private final Map<Lane, ExecutorService> threads = new EnumMap<>(Lane.class);

    public GuestThreads() {
        for (var lane : Lane.values()) {
            var name = "guests-" + lane.name().toLowerCase(Locale.ROOT);
            threads.put(lane, Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(null, work, name, Sandbox.THREAD_STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            }));
        }
    }

    /// The one of a lane.
    public ExecutorService of(Lane lane) {
        var thread = threads.get(lane);
        if (thread == null) {
            throw new IllegalStateException("Invariant: every lane has its thread, got=" + lane);
        }
        return thread;
    }

    /// Takes no more work.
    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdown);
    }
}
