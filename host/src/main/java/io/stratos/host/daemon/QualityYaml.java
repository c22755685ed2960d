package io.stratos.host.daemon;

import io.stratos.host.document.Fields;
import io.stratos.host.quality.Flaw;
import io.stratos.host.quality.QualityAction;
import io.stratos.host.quality.QualityPolicy;
import java.util.EnumMap;
import java.util.Locale;

/// Reads a `quality` section: what is said takes the place of what held before, field by field.
final class QualityYaml {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private QualityYaml() {}

    /// The policy of an optional section of its parent.
    ///
    /// @param before what holds for what the section does not name
    static QualityPolicy read(Fields parent, QualityPolicy before) {
        return parent.has("quality") ? of(parent.child("quality"), before) : before;
    }

    /// The policy of a section.
    static QualityPolicy of(Fields section, QualityPolicy before) {
        var actions = new EnumMap<Flaw, QualityAction>(Flaw.class);
        for (var flaw : Flaw.values()) {
            var name = flaw.name().toLowerCase(Locale.ROOT);
            actions.put(flaw, section.choice(name, QualityAction.class, before.action(flaw)));
        }
        long size = section.whole("size_percent", 1, 100, (long) before.sizePercent());
        long stale = DurationField.read(section, "stale_after", 0, DAY_NANOS, before.staleAfterNanos());
        long events = section.whole("clean_events", 1, QualityPolicy.CLEAN_EVENTS_MAX, (long) before.cleanEvents());
        long clean = DurationField.read(section, "clean_for", 0, DAY_NANOS, before.cleanNanos());
        section.refuseUnknown();
        return new QualityPolicy(actions, (int) size, stale, (int) events, clean);
    }
}
