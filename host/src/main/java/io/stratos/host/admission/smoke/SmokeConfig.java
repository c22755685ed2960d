package io.stratos.host.admission.smoke;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import java.util.ArrayList;
import java.util.List;

/// A configuration to try a strategy with: defaults, and the smallest allowed value where there is none.
final class SmokeConfig {

    private SmokeConfig() {}

    static List<ConfigValue> of(List<ConfigField> schema) {
        var values = new ArrayList<ConfigValue>();
        for (var field : schema) {
            values.add(value(field));
        }
        return values;
    }

    private static ConfigValue value(ConfigField field) {
        if (field.defaultValue() != null) {
            return field.defaultValue();
        }
        if (field.minimum() != null) {
            return field.minimum();
        }
        if (field.maximum() != null) {
            return field.maximum();
        }
        var name = field.name();
        return switch (field.type()) {
            case INTEGER -> new ConfigValue.IntegerValue(name, 1);
            case DECIMAL -> new ConfigValue.DecimalValue(name, Decimal.ONE);
            case FLAG -> new ConfigValue.FlagValue(name, false);
            case CHOICE -> new ConfigValue.ChoiceValue(name, field.choices().getFirst());
            case DURATION -> new ConfigValue.DurationValue(name, 1_000_000_000L);
        };
    }
}
