package io.stratos.host.config;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a value is within what its field allows.
public final class ConfigRange {

    private ConfigRange() {}

    /// Why the value is refused; empty if it is not.
    ///
    /// @param value of the field's type
    public static Optional<Refusal> check(ConfigField field, ConfigValue value) {
        boolean chosen = field.type() != ConfigType.CHOICE
                || field.choices().contains(((ConfigValue.ChoiceValue) value).value());
        if (chosen && !isBeyond(value, field.minimum(), -1) && !isBeyond(value, field.maximum(), 1)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(ReasonCode.CFG_RANGE, "the value of " + field.name() + " is not allowed")
                .got(ConfigText.text(value), described(field)));
    }

    /// `1 to 10000 bars`, `one of a, b`.
    public static String described(ConfigField field) {
        if (field.type() == ConfigType.CHOICE) {
            return "one of " + String.join(", ", field.choices());
        }
        var minimum = field.minimum();
        var maximum = field.maximum();
        var text = new StringBuilder(ConfigText.described(field.type()));
        if (minimum != null) {
            text.append(", at least ").append(ConfigText.text(minimum));
        }
        if (maximum != null) {
            text.append(", at most ").append(ConfigText.text(maximum));
        }
        return field.unit().isEmpty()
                ? text.toString()
                : text.append(" (").append(field.unit()).append(')').toString();
    }

    private static boolean isBeyond(ConfigValue value, @Nullable ConfigValue bound, int direction) {
        if (bound == null) {
            return false;
        }
        var order = ConfigText.compare(value, bound);
        return order == null || Integer.signum(order) == direction;
    }
}
