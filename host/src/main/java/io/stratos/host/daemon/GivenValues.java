package io.stratos.host.daemon;

import io.stratos.host.document.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values by names that the daemon does not know: settings of plugins, fields of strategies.
final class GivenValues {
    private GivenValues() {}

    /// Those of an optional mapping.
    static Map<String, String> read(Fields of, String field) {
        var values = new LinkedHashMap<String, String>();
        if (of.has(field)) {
            var child = of.child(field);
            for (var name : child.names()) {
                var value = child.raw(name);
                if (value != null) {
                    values.put(name, value.text());
                }
            }
        }
        return values;
    }
}
