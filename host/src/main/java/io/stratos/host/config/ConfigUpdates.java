package io.stratos.host.config;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks a change of configuration for an instance that runs (SPEC M-26).
public final class ConfigUpdates {

    private ConfigUpdates() {}

    /// The new values, in the order of the schema.
    ///
    /// @param path of the instance's configuration, so that each refusal names its field by a whole path
    /// @throws Refused with everything that is wrong: unknown fields, types, ranges, fields that need a
    ///     restart
    public static List<ConfigValue> check(String path, List<ConfigField> schema, Map<String, String> given)
            throws Refused {
        var wrong = new ArrayList<Refusal>();
        var values = new ArrayList<ConfigValue>();
        for (var name : given.keySet()) {
            if (schema.stream().noneMatch(field -> field.name().equals(name))) {
                var names = schema.stream().map(ConfigField::name).toList();
                wrong.add(Refusal.of(ReasonCode.CFG_UNKNOWN_FIELD, "the strategy has no such configuration field")
                        .at(path + "." + name)
                        .got(name, names.isEmpty() ? "none at all" : "one of " + String.join(", ", names)));
            }
        }
        for (var field : schema) {
            var text = given.get(field.name());
            if (text != null) {
                check(path + "." + field.name(), field, text, values, wrong);
            }
        }
        if (values.isEmpty() && wrong.isEmpty()) {
            wrong.add(Refusal.of(ReasonCode.CFG_REQUIRED, "a change names at least one field")
                    .at(path)
                    .got("nothing", "NAME=VALUE"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return List.copyOf(values);
    }

    private static void check(
            String path, ConfigField field, String text, List<ConfigValue> values, List<Refusal> wrong) {
        if (!field.updatable()) {
            wrong.add(Refusal.of(ReasonCode.CFG_NOT_UPDATABLE, "this field changes with a restart only")
                    .at(path)
                    .got("a change while it runs", "stop in order, the new value in the host's file, start"));
            return;
        }
        var value = ConfigText.parse(field.name(), field.type(), text);
        if (value == null) {
            wrong.add(Refusal.of(ReasonCode.CFG_TYPE, "the value has the wrong type")
                    .at(path)
                    .got(text, ConfigRange.described(field)));
            return;
        }
        ConfigRange.check(field, value)
                .ifPresentOrElse(refusal -> wrong.add(refusal.at(path)), () -> values.add(value));
    }
}
