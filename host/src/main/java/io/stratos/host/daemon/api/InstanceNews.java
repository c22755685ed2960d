package io.stratos.host.daemon.api;

import io.stratos.host.document.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which instances stand otherwise than one reader was told. How far they are, which changes all the time, is no news.
final class InstanceNews {
    private static final List<String> STANDING = List.of(
            "mode",
            "lane",
            "runtime_kind",
            "isolation",
            "health_state",
            "reason_code",
            "breaker",
            "safety",
            "strategy_version");

    private final Map<Object, Map<String, @Nullable Object>> told = new HashMap<>();

    /// Rows whose standing changed since the last time, all of them the first time; one that is gone has
    /// `health_state` `gone`.
    List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> rows) {
        var news = new ArrayList<Map<String, @Nullable Object>>();
        var gone = new HashSet<>(told.keySet());
        for (var row : rows) {
            var instance = Objects.requireNonNull(row.get("instance"));
            gone.remove(instance);
            var standing = Json.object();
            STANDING.forEach(name -> standing.put(name, row.get(name)));
            if (!standing.equals(told.put(instance, standing))) {
                news.add(document(row));
            }
        }
        for (var instance : gone) {
            told.remove(instance);
            var row = Json.object();
            row.put("instance", instance);
            row.put("health_state", "gone");
            news.add(document(row));
        }
        return news;
    }

    private static Map<String, @Nullable Object> document(Map<String, @Nullable Object> row) {
        var out = Json.object();
        out.put("schema", "stratos.instance/1");
        out.putAll(row);
        return out;
    }
}
