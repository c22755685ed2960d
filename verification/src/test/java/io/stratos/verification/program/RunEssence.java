package io.stratos.verification.program;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a `stratos.run/1` document says that must not depend on the machine or on how often the run was
/// killed.
final class RunEssence {
    /// Measured, or about this very process: one that only tells of a run has no guest, and no isolation of
    /// one.
    private static final Set<String> OF_THE_PROCESS = Set.of(
            "seconds",
            "events_per_second",
            "data",
            "latency_ns",
            "memory_bytes",
            "resumed_from_cursor",
            "isolation",
            "instances");

    private RunEssence() {}

    /// Every other member, by path.
    static Map<String, String> of(JsonDocument run) {
        var essence = new TreeMap<String, String>();
        put("", run, essence);
        for (var instance : run.items("instances")) {
            put(instance.text("instance") + ".", instance, essence);
        }
        return essence;
    }

    /// Use that was counted; what was measured is about the machine.
    private static void counted(String prefix, JsonDocument usage, Map<String, String> essence) {
        for (var limit : usage.names()) {
            var use = usage.at(limit);
            if (use.text("measured").equals("false")) {
                essence.put(prefix + limit, use.text());
            }
        }
    }

    private static void put(String prefix, JsonDocument document, Map<String, String> essence) {
        for (var name : document.names()) {
            if (name.equals("usage")) {
                counted(prefix + "usage.", document.at(name), essence);
            } else if (!OF_THE_PROCESS.contains(name)) {
                essence.put(prefix + name, document.text(name));
            }
        }
    }
}
