package io.stratos.host.plugin;

import io.stratos.execution.venue.VenueAdapter;
import io.stratos.host.refusal.Refused;

/// Finds what connects to a kind of venue. Connections outlive nothing: who opened one closes it before the
/// plugins are closed.
public interface VenueAdapters {

    /// The adapter that configuration names.
    ///
    /// @throws Refused with `ENV_PLUGIN` if none is installed
    VenueAdapter adapter(String name) throws Refused;
}
