package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.document.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the daemon said: an object, read by name. What is not there is empty.
record Told(Node node) {
    String text(String name) {
        return member(name) instanceof Node.Scalar scalar && scalar.type() != Node.Scalar.Type.NULL
                ? scalar.text()
                : "";
    }

    Told at(String name) {
        var member = member(name);
        return new Told(member == null ? new Node.Mapping(node.place(), Map.of()) : member);
    }

    List<Told> items(String name) {
        return member(name) instanceof Node.Sequence sequence
                ? sequence.items().stream().map(Told::new).toList()
                : List.of();
    }

    /// Its members, each as a text.
    Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        if (node instanceof Node.Mapping mapping) {
            mapping.members().keySet().forEach(name -> texts.put(name, text(name)));
        }
        return texts;
    }

    /// The whole of it, as it came.
    Map<String, @Nullable Object> document() {
        var document = Json.object();
        if (node instanceof Node.Mapping mapping) {
            mapping.members().forEach((name, value) -> document.put(name, JsonNodes.plain(value)));
        }
        return document;
    }

    private @Nullable Node member(String name) {
        return node instanceof Node.Mapping mapping ? mapping.members().get(name) : null;
    }
}
