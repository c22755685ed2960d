package io.stratos.host.admission;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The schema version of the newest saved state of each strategy, as the host knows it.
public final class StateSchemas {

    private final Map<String, Integer> newest;

    /// Knows these versions by strategy id, and that there is no state of any other strategy.
    public StateSchemas(Map<String, Integer> newest) {
        this.newest = new TreeMap<>(newest);
    }

    /// Nothing was ever saved.
    public static StateSchemas none() {
        return new StateSchemas(Map.of());
    }

    OptionalInt of(String strategyId) {
        var version = newest.get(strategyId);
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    Map<String, Integer> all() {
        return newest;
    }
}
