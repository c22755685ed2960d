package io.stratos.host.live.lane;

import io.stratos.abi.model.ConfigValue;
import java.util.List;

/// A change of configuration that somebody asks for; its values were checked against the schema.
///
/// @param actor who, from the caller's token
/// @param note why
public record ConfigWish(List<ConfigValue> values, ConfigMoment moment, String actor, String note) {
    public ConfigWish {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Condition failed: a change has values");
        }
    }
}
