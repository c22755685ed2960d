package io.stratos.host.config;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes an instance's configuration from its strategy's schema and what the operator gave.
public final class ConfigResolver {

    private ConfigResolver() {}

    /// Every field's value, in the order of the schema: what was given, or the default.
    ///
    /// @param given texts by field name
    /// @throws Refused with everything that is wrong, not only the first
    public static List<ConfigValue> resolve(List<ConfigField> schema, Map<String, String> given) throws Refused {
        var wrong = new ArrayList<Refusal>();
        refuseUnknown(schema, given, wrong);
        var values = new ArrayList<ConfigValue>();
        for (var field : schema) {
            var text = given.get(field.name());
            if (text != null) {
                add(field, text, values, wrong);
            } else if (field.defaultValue() != null) {
                values.add(field.defaultValue());
            } else {
                wrong.add(Refusal.of(ReasonCode.CFG_REQUIRED, field.name() + " has no default and was not given")
                        .got("nothing", ConfigRange.described(field)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return List.copyOf(values);
    }

    /// Reads `k=v` texts; a later one of the same name is refused, because one of the two would be ignored.
    public static Map<String, String> pairs(List<String> texts) throws Refused {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : texts) {
            int at = text.indexOf('=');
            if (at <= 0 || pairs.put(text.substring(0, at), text.substring(at + 1)) != null) {
                throw Refusal.of(ReasonCode.CLI_USAGE, "a configuration value is written NAME=VALUE, each name once")
                        .got(text, "NAME=VALUE")
                        .refused();
            }
        }
        return pairs;
    }

    /// The configuration's canonical form: the same values have the same bytes, however they were written.
    public static byte[] canonical(List<ConfigValue> values) {
        var json = Json.object();
        for (var value : values) {
            json.put(value.name(), ConfigText.text(value));
        }
        return Json.canonical(json);
    }

    /// SHA-256 of the canonical form, lower-case hex.
    public static String sha256(List<ConfigValue> values) {
        return Sha256.hex(canonical(values));
    }

    private static void refuseUnknown(List<ConfigField> schema, Map<String, String> given, List<Refusal> wrong) {
        var names = schema.stream().map(ConfigField::name).toList();
        for (var name : given.keySet()) {
            if (!names.contains(name)) {
                wrong.add(Refusal.of(ReasonCode.CFG_UNKNOWN_FIELD, "the strategy has no such configuration field")
                        .got(name, names.isEmpty() ? "none at all" : "one of " + String.join(", ", names)));
            }
        }
    }

    private static void add(ConfigField field, String text, List<ConfigValue> values, List<Refusal> wrong) {
        var value = ConfigText.parse(field.name(), field.type(), text);
        if (value == null) {
            wrong.add(Refusal.of(ReasonCode.CFG_TYPE, "the value of " + field.name() + " has the wrong type")
                    .got(text, ConfigRange.described(field)));
            return;
        }
        var refusal = ConfigRange.check(field, value);
        if (refusal.isPresent()) {
            wrong.add(refusal.get());
        } else {
            values.add(value);
        }
    }
}
