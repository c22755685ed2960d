package io.stratos.verification.program;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// A JSON document that the program printed, for assertions. A member that is missing fails the test.
public record JsonDocument(Node node) {

    public static JsonDocument parse(String text) {
        try {
            return new JsonDocument(Documents.json(
                    text.getBytes(StandardCharsets.UTF_8), DocumentLimits.SMALL, "stdout", ReasonCode.INTERNAL));
        } catch (Refused refused) {
            throw new AssertionError("not one JSON document: " + refused.first().line() + "\n" + text, refused);
        }
    }

    public Set<String> names() {
        return mapping().members().keySet();
    }

    public JsonDocument at(String name) {
        var member = mapping().members().get(name);
        if (member == null) {
            throw new AssertionError("no member " + name + " among " + names());
        }
        return new JsonDocument(member);
    }

    public String text(String name) {
        return at(name).text();
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public List<JsonDocument> items(String name) {
        if (at(name).node() instanceof Node.Sequence list) {
            return list.items().stream().map(JsonDocument::new).toList();
        }
        throw new AssertionError(name + " is no list");
    }

    /// A scalar as written; anything else as a text that is equal for equal values.
    public String text() {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence list ->
                list.items().stream()
                        .map(item -> new JsonDocument(item).text())
                        .toList()
                        .toString();
            case Node.Mapping members -> {
                var text = new StringBuilder("{");
                members.members()
                        .forEach((name, value) -> text.append(name)
                                .append('=')
                                .append(new JsonDocument(value).text())
                                .append(' '));
                yield text.append('}').toString();
            }
        };
    }

    private Node.Mapping mapping() {
        if (node instanceof Node.Mapping members) {
            return members;
        }
        throw new AssertionError("expected an object, got " + node.kind());
    }
}
