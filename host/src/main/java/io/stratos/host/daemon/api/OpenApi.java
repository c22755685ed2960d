package io.stratos.host.daemon.api;

import io.javalin.http.HttpStatus;
import io.stratos.host.document.ErrorDocument;
import io.stratos.host.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes the OpenAPI document of the local API from its routes, so that none can be missing.
public final class OpenApi {
    /// Every call may be answered with these: it was not understood, nobody's token, a lesser role.
    private static final List<Integer> EVERYWHERE = List.of(400, 401, 403);

    /// Of the calls: the one in their paths.
    private static final String VERSION = "1";

    private static final String ERROR = ErrorDocument.SCHEMA;

    private OpenApi() {}

    public static Map<String, @Nullable Object> document(List<Route> routes) {
        var out = Json.object();
        out.put("openapi", "3.1.0");
        out.put("info", info());
        var bearer = Json.object();
        bearer.put("type", "http");
        bearer.put("scheme", "bearer");
        out.put("security", List.of(Map.of("token", List.of())));
        var schemas = Json.object();
        schemas.put(component(ERROR), error());
        var paths = Json.object();
        for (var route : routes) {
            if (!(paths.get(route.path()) instanceof Map<?, ?>)) {
                paths.put(route.path(), Json.object());
            }
            @SuppressWarnings("unchecked") // put above
            var methods = (Map<String, @Nullable Object>) paths.get(route.path());
            if (methods != null) {
                methods.put(route.method().toLowerCase(Locale.ROOT), operation(route));
            }
            if (!route.says().schema().isEmpty()) {
                schemas.put(component(route.says().schema()), schema(route.says()));
            }
        }
        out.put("paths", paths);
        var components = Json.object();
        components.put("securitySchemes", Map.of("token", bearer));
        components.put("schemas", schemas);
        out.put("components", components);
        return out;
    }

    private static Map<String, @Nullable Object> info() {
        var info = Json.object();
        info.put("title", "Local API of the StratOS daemon");
        info.put("version", VERSION);
        info.put(
                "description", "On loopback; control.json of the data directory says where, tokens/ holds the tokens.");
        return info;
    }

    private static Map<String, @Nullable Object> operation(Route route) {
        var says = route.says();
        var out = Json.object();
        out.put("summary", says.what());
        out.put("x-role", route.least().word());
        if (!says.query().isEmpty()) {
            out.put("parameters", says.query().stream().map(OpenApi::parameter).toList());
        }
        if (says.takesFile()) {
            out.put("requestBody", content("application/octet-stream", Map.of("type", "string")));
        } else if (!says.body().isEmpty()) {
            out.put("requestBody", content("application/json", object(says.body(), false)));
        }
        out.put("responses", responses(says));
        return out;
    }

    private static Map<String, @Nullable Object> responses(Says says) {
        var out = Json.object();
        var refusals = new TreeSet<>(says.refusals());
        refusals.addAll(EVERYWHERE);
        for (var code : refusals) {
            out.put(code.toString(), response(code, content("application/json", reference(ERROR))));
        }
        var answer = says.schema().isEmpty()
                ? content(says.media(), Map.of("type", "string"))
                : content(says.media(), reference(says.schema()));
        var either = content("application/json", Map.of("oneOf", List.of(reference(ERROR), reference(says.schema()))));
        for (var code : says.codes()) {
            out.put(code.toString(), response(code, refusals.contains(code) ? either : answer));
        }
        return out;
    }

    private static Map<String, @Nullable Object> response(int code, Map<String, @Nullable Object> content) {
        var out = Json.object();
        out.put("description", HttpStatus.forStatus(code).getMessage());
        out.putAll(content);
        return out;
    }

    private static Map<String, String> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + component(schema));
    }

    /// A schema's name as components may be named.
    private static String component(String schema) {
        return schema.replace('/', '.');
    }

    private static Map<String, @Nullable Object> content(String media, Object schema) {
        var typed = Json.object();
        typed.put("schema", schema);
        var content = Json.object();
        content.put(media, typed);
        var out = Json.object();
        out.put("content", content);
        return out;
    }

    private static Map<String, @Nullable Object> parameter(Says.Field field) {
        var out = Json.object();
        out.put("name", field.name());
        out.put("in", "query");
        out.put("required", field.isMandatory());
        out.put("schema", type(field));
        return out;
    }

    private static Map<String, @Nullable Object> schema(Says says) {
        var out = object(says.answer(), true);
        @SuppressWarnings("unchecked") // as object() makes it
        var properties = (Map<String, @Nullable Object>) out.get("properties");
        if (properties != null) {
            properties.put("schema", Map.of("const", says.schema()));
        }
        return out;
    }

    private static Map<String, @Nullable Object> object(List<Says.Field> fields, boolean isOurs) {
        var properties = Json.object();
        var required = new ArrayList<String>();
        if (isOurs) {
            properties.put("schema", null);
            required.add("schema");
        }
        for (var field : fields) {
            properties.put(field.name(), type(field));
            if (field.isMandatory()) {
                required.add(field.name());
            }
        }
        var out = Json.object();
        out.put("type", "object");
        out.put("properties", properties);
        out.put("required", required);
        out.put("additionalProperties", false);
        return out;
    }

    private static Map<String, @Nullable Object> type(Says.Field field) {
        var out = Json.object();
        out.put("type", field.isNullable() ? List.of(field.type(), "null") : field.type());
        return out;
    }

    private static Map<String, @Nullable Object> error() {
        var says = Says.that("Why it was refused.").answers(ERROR, "errors:array");
        return schema(says);
    }
}
