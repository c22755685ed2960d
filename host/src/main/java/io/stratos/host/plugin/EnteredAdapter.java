package io.stratos.host.plugin;

import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAdapter;
import io.stratos.execution.venue.VenueOpening;
import java.util.function.Supplier;

/// A plugin's adapter, entered with the plugin's class loader as the thread's own: libraries look there for their
/// parts. A connection that is open has found its parts and is not wrapped.
final class EnteredAdapter implements VenueAdapter {
    private final VenueAdapter adapter;
    private final ClassLoader loader;

    EnteredAdapter(VenueAdapter adapter, ClassLoader loader) {
        this.adapter = adapter;
        this.loader = loader;
    }

    @Override
    public String name() {
        return enter(adapter::name);
    }

    @Override
    public VenueOpening connect(VenueAccess access) {
        return enter(() -> adapter.connect(access));
    }

    @Override
    public MarketOpening market(VenueAccess access, long afterRecord) {
        return enter(() -> adapter.market(access, afterRecord));
    }

    private <T> T enter(Supplier<T> call) {
        var thread = Thread.currentThread();
        var outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(outer);
        }
    }
}
