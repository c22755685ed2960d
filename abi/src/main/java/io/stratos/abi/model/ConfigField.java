package io.stratos.abi.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a strategy's configuration schema (SPEC M-1). Bounds are inclusive, null where there is none.
///
/// @param updatable false: a change needs a restart of the instance
public record ConfigField(
        String name,
        ConfigType type,
        String unit,
        boolean required,
        @Nullable ConfigValue defaultValue,
        @Nullable ConfigValue minimum,
        @Nullable ConfigValue maximum,
        List<String> choices,
        boolean updatable) {

    public ConfigField {
        Identifier.require("config field", name);
        choices = List.copyOf(choices);
    }
}
