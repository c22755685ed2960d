package io.stratos.host.config;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.host.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A strategy's configuration schema as JSON Schema (draft 2020-12), for editors and forms. Values are texts,
/// as on the
/// command line, because JSON's numbers are not exact.
public final class ConfigJsonSchema {

    private ConfigJsonSchema() {}

    public static byte[] write(List<ConfigField> schema) {
        var properties = Json.object();
        var required = new ArrayList<Object>();
        for (var field : schema) {
            properties.put(field.name(), property(field));
            if (field.defaultValue() == null) {
                required.add(field.name());
            }
        }
        var root = Json.object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("type", "object");
        root.put("additionalProperties", false);
        root.put("required", required);
        root.put("properties", properties);
        return Json.canonical(root);
    }

    private static Map<String, @Nullable Object> property(ConfigField field) {
        var json = Json.object();
        json.put("type", "string");
        json.put("description", ConfigRange.described(field));
        if (field.type() == ConfigType.CHOICE) {
            json.put("enum", field.choices());
        } else {
            json.put("pattern", pattern(field.type()));
        }
        var value = field.defaultValue();
        if (value != null) {
            json.put("default", ConfigText.text(value));
        }
        return json;
    }

    private static String pattern(ConfigType type) {
        return switch (type) {
            case INTEGER -> "^-?[0-9]{1,19}$";
            case DECIMAL -> "^-?[0-9]{1,19}(\\.[0-9]{1,18})?$";
            case FLAG -> "^(true|false)$";
            case DURATION -> "^[0-9]{1,19}(ns|us|ms|s|m|h|d)?$";
            case CHOICE -> "";
        };
    }
}
