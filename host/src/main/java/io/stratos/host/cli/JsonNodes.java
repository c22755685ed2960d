package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.document.Node;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Turns a parsed document into what [Json] writes, so that one document can hold another.
final class JsonNodes {
    private JsonNodes() {}

    static @Nullable Object plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> scalar.text();
                    case NUMBER -> Long.valueOf(scalar.text());
                    case FLAG -> Boolean.valueOf(scalar.text());
                    case NULL -> null;
                };
            case Node.Sequence sequence -> {
                var items = new ArrayList<@Nullable Object>();
                sequence.items().forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Node.Mapping mapping -> {
                var members = Json.object();
                mapping.members().forEach((name, value) -> members.put(name, plain(value)));
                yield members;
            }
        };
    }
}
