package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.config.Durations;
import io.stratos.host.document.Fields;
import java.util.OptionalLong;

/// A length of time in the daemon's configuration.
final class DurationField {
    private DurationField() {}

    /// Nanoseconds within bounds, `absent` when the field is not there.
    static long read(Fields entry, String field, long least, long most, long absent) {
        return entry.has(field) ? read(entry, field, least, most) : entry.absent(field, absent, Durations.text(absent));
    }

    /// Nanoseconds within bounds; a problem is noted for anything else.
    static long read(Fields entry, String field, long least, long most) {
        var text = entry.text(field);
        OptionalLong nanos = Durations.parse(text);
        if (nanos.isEmpty() || nanos.getAsLong() < least || nanos.getAsLong() > most) {
            entry.problem(
                    field,
                    ReasonCode.CFG_HOST,
                    "no such duration",
                    text,
                    Durations.text(least) + " to " + Durations.text(most));
            return most;
        }
        return nanos.getAsLong();
    }
}
