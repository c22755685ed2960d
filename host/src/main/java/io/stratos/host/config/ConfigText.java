package io.stratos.host.config;

import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Configuration values as people write them.
public final class ConfigText {

    private ConfigText() {}

    /// The value, or null if the text is not of this type.
    public static @Nullable ConfigValue parse(String name, ConfigType type, String text) {
        try {
            return switch (type) {
                case INTEGER -> new ConfigValue.IntegerValue(name, Long.parseLong(text));
                case DECIMAL -> new ConfigValue.DecimalValue(name, Decimal.of(text));
                case FLAG -> flag(name, text);
                case CHOICE -> new ConfigValue.ChoiceValue(name, text);
                case DURATION -> duration(name, text);
            };
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /// What people would write.
    public static String text(ConfigValue value) {
        return switch (value) {
            case ConfigValue.IntegerValue integer -> Long.toString(integer.value());
            case ConfigValue.DecimalValue decimal ->
                decimal.value().normalized().toString();
            case ConfigValue.FlagValue flag -> Boolean.toString(flag.value());
            case ConfigValue.ChoiceValue choice -> choice.value();
            case ConfigValue.DurationValue duration -> Durations.text(duration.nanos());
        };
    }

    /// Compares two values of one type; null where the type has no order.
    static @Nullable Integer compare(ConfigValue left, ConfigValue right) {
        if (left instanceof ConfigValue.IntegerValue a && right instanceof ConfigValue.IntegerValue b) {
            return Long.compare(a.value(), b.value());
        }
        if (left instanceof ConfigValue.DecimalValue a && right instanceof ConfigValue.DecimalValue b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof ConfigValue.DurationValue a && right instanceof ConfigValue.DurationValue b) {
            return Long.compare(a.nanos(), b.nanos());
        }
        return null;
    }

    /// How messages call a type.
    static String described(ConfigType type) {
        return switch (type) {
            case INTEGER -> "a whole number";
            case DECIMAL -> "a decimal such as 0.25";
            case FLAG -> "true or false";
            case CHOICE -> "one of its choices";
            case DURATION -> "a duration such as 5ms";
        };
    }

    private static @Nullable ConfigValue flag(String name, String text) {
        return switch (text) {
            case "true" -> new ConfigValue.FlagValue(name, true);
            case "false" -> new ConfigValue.FlagValue(name, false);
            default -> null;
        };
    }

    private static @Nullable ConfigValue duration(String name, String text) {
        var nanos = Durations.parse(text);
        return nanos.isPresent() ? new ConfigValue.DurationValue(name, nanos.getAsLong()) : null;
    }
}
