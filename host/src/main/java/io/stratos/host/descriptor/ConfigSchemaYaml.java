package io.stratos.host.descriptor;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.config.ConfigRange;
import io.stratos.host.config.ConfigText;
import io.stratos.host.document.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `config_schema` and refuses one that contradicts itself: a default outside its range, a range that holds
/// nothing, choices where there is nothing to choose.
final class ConfigSchemaYaml {

    /// More fields than that nobody configures; each also costs bytes in every `on_init`.
    private static final int FIELDS_MAX = 128;

    private static final int UNIT_MAX = 32;

    private ConfigSchemaYaml() {}

    static List<ConfigField> read(Fields descriptor) {
        var schema = new ArrayList<ConfigField>();
        var names = new HashSet<String>();
        for (var fields : descriptor.children("config_schema")) {
            var coded = fields.coded(ReasonCode.DSC_CONFIG_SCHEMA);
            var field = field(coded);
            if (!names.add(field.name())) {
                wrong(coded, "name", "the name comes twice", field.name(), "each name once");
            }
            schema.add(field);
            coded.refuseUnknown();
        }
        if (schema.size() > FIELDS_MAX) {
            descriptor.problem(
                    "config_schema",
                    ReasonCode.DSC_CONFIG_SCHEMA,
                    "too many fields",
                    schema.size(),
                    "at most " + FIELDS_MAX);
        }
        return schema;
    }

    private static ConfigField field(Fields fields) {
        var written = fields.identifier("name");
        var name = Identifier.isValid(written) ? written : "unnamed"; // the problem is noted; go on to find others
        var type = fields.choice("type", ConfigType.class);
        var unit = fields.text("unit", "");
        if (unit.length() > UNIT_MAX || !unit.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            wrong(fields, "unit", "a unit that is not allowed", unit, "at most " + UNIT_MAX + " printable characters");
        }
        var field = new ConfigField(
                name,
                type,
                unit,
                fields.flag("required", false),
                value(fields, name, type, "default"),
                value(fields, name, type, "min"),
                value(fields, name, type, "max"),
                fields.texts("choices"),
                fields.flag("updatable", false));
        check(fields, field);
        return field;
    }

    private static @Nullable ConfigValue value(Fields fields, String name, ConfigType type, String which) {
        var scalar = fields.raw(which);
        if (scalar == null) {
            return null;
        }
        var value = ConfigText.parse(name, type, scalar.text());
        if (value == null) {
            wrong(fields, which, "a value of the wrong type", scalar.text(), type);
        }
        return value;
    }

    private static void check(Fields fields, ConfigField field) {
        var defaultValue = field.defaultValue();
        if (!field.required() && defaultValue == null && !fields.has("default")) {
            wrong(fields, "required", "neither required nor a default", "nothing", "required: true, or a default");
        }
        boolean bounded = field.minimum() != null || field.maximum() != null;
        switch (field.type()) {
            case CHOICE -> {
                if (field.choices().isEmpty()
                        || new HashSet<>(field.choices()).size()
                                != field.choices().size()) {
                    wrong(fields, "choices", "no usable choices", field.choices(), "at least one, each once");
                }
                if (!field.choices().stream().allMatch(Identifier::isValid)) {
                    wrong(fields, "choices", "a choice that is no identifier", field.choices(), "[A-Za-z0-9._-]{1,64}");
                }
                refuseBounds(fields, bounded);
            }
            case FLAG -> {
                refuseChoices(fields, field);
                refuseBounds(fields, bounded);
            }
            case INTEGER, DECIMAL, DURATION -> {
                refuseChoices(fields, field);
                var minimum = field.minimum();
                if (minimum != null && ConfigRange.check(field, minimum).isPresent()) {
                    wrong(fields, "min", "the range holds nothing", ConfigText.text(minimum), "at most max");
                    return;
                }
            }
        }
        if (defaultValue != null && ConfigRange.check(field, defaultValue).isPresent()) {
            wrong(
                    fields,
                    "default",
                    "a default outside its range",
                    ConfigText.text(defaultValue),
                    ConfigRange.described(field));
        }
    }

    private static void refuseBounds(Fields fields, boolean bounded) {
        if (bounded) {
            wrong(fields, fields.has("min") ? "min" : "max", "bounds on a type without order", "min or max", "none");
        }
    }

    private static void refuseChoices(Fields fields, ConfigField field) {
        if (!field.choices().isEmpty()) {
            wrong(fields, "choices", "choices on a type that has none", field.choices(), "none");
        }
    }

    private static void wrong(Fields fields, String field, String what, Object got, Object expected) {
        fields.problem(field, ReasonCode.DSC_CONFIG_SCHEMA, what, got, expected);
    }
}
