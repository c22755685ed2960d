package io.stratos.host.live.lane;

import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.model.ConfigValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configuration of an instance at a moment.
///
/// @param version number of the last change that was applied, 0 before the first
/// @param values each field once, in the order of the schema
/// @param pending a change that waits for its moment
public record ConfigView(
        long version, List<ConfigValue> values, @Nullable ConfigRecord pending) {
    public ConfigView {
        values = List.copyOf(values);
    }
}
