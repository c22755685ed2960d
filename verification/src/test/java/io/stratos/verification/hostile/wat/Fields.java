package io.stratos.verification.hostile.wat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of one field, taken from the left.
final class Fields {
    private final String kind;
    private final ArrayDeque<Node> rest;

    Fields(Node.Group group) {
        kind = group.head();
        rest = new ArrayDeque<>(group.nodes().subList(1, group.nodes().size()));
    }

    String kind() {
        return kind;
    }

    /// The `$name` that may come now, empty without one.
    String name() {
        return rest.peek() instanceof Node.Atom(String text) && text.startsWith("$") ? word() : "";
    }

    String word() {
        return ((Node.Atom) rest.pop()).text();
    }

    boolean isNumber() {
        return rest.peek() instanceof Node.Atom(String text) && Character.isDigit(text.charAt(0));
    }

    String text() {
        return new String(((Node.Text) rest.pop()).bytes(), StandardCharsets.UTF_8);
    }

    Node anyNode() {
        return rest.pop();
    }

    Fields anyNested() {
        return new Fields((Node.Group) rest.pop());
    }

    boolean isNested(String wanted) {
        return rest.peek() instanceof Node.Group group && group.head().equals(wanted);
    }

    Fields nested(String wanted) {
        if (!isNested(wanted)) {
            throw new IllegalArgumentException("Condition failed: " + kind + " has a part (" + wanted + " …)");
        }
        return anyNested();
    }

    /// All that comes as `(param …)`, `(result …)` or `(local …)`, without names.
    List<Integer> types(String of) {
        return declared(of, null);
    }

    /// The same; names are kept with their number, which goes on from what is known.
    List<Integer> declared(String of, @Nullable Map<String, Integer> names) {
        var types = new ArrayList<Integer>();
        int first = names == null ? 0 : names.getOrDefault("", 0);
        while (isNested(of)) {
            var part = anyNested();
            var name = part.name();
            if (names != null && !name.isEmpty()) {
                names.put(name, first + types.size());
            }
            while (!part.rest.isEmpty()) {
                types.add(Opcodes.type(part.word()));
            }
        }
        if (names != null) {
            names.put("", first + types.size());
        }
        return types;
    }

    List<Node> rest() {
        return List.copyOf(rest);
    }

    byte[] restOfTexts() {
        var out = new Sink();
        rest.forEach(node -> out.raw(((Node.Text) node).bytes()));
        return out.bytes();
    }
}
