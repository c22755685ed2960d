package io.stratos.host.daemon;

import io.stratos.host.document.Fields;
import io.stratos.host.objective.Objectives;

/// Reads an `objectives` section: what is said takes the place of what held before, field by field.
final class ObjectivesYaml {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private ObjectivesYaml() {}

    /// The objectives of an optional section of its parent.
    ///
    /// @param before what holds for what the section does not name
    static Objectives read(Fields parent, Objectives before) {
        return parent.has("objectives") ? of(parent.child("objectives"), before) : before;
    }

    /// The objectives of a section.
    static Objectives of(Fields section, Objectives before) {
        long p95 = DurationField.read(section, "p95", 0, DAY_NANOS, before.p95Nanos());
        long drops = section.whole("drops_per_mille", 0, 1_000, (long) before.dropsPerMille());
        long cpu = DurationField.read(section, "cpu", 0, DAY_NANOS, before.cpuNanos());
        long window = DurationField.read(section, "window", 1, DAY_NANOS, before.windowNanos());
        long misses = section.whole("misses", 1, Objectives.WINDOWS_MAX, (long) before.missesMax());
        long met = section.whole("met", 1, Objectives.WINDOWS_MAX, (long) before.metMin());
        section.refuseUnknown();
        return new Objectives(p95, (int) drops, cpu, window, (int) misses, (int) met);
    }
}
