package io.stratos.host.document;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one mapping, and notes everything that is wrong with them instead of stopping at the first.
///
/// A getter that finds nothing usable notes a problem and gives a stand-in; call [#finish] before using any of them.
/// Children share the problem list of their parent.
public final class Fields {

    private final Node.Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Seen seen;
    private final Set<String> read = new LinkedHashSet<>();

    /// Those that were read, and those that were looked for and are not there.
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Node.Mapping mapping, String path, Problems problems, Seen seen) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
        this.seen = seen;
    }

    /// The fields of a document's root.
    ///
    /// @param name how messages call the file
    /// @param code what a wrong field is refused with
    public static Fields of(Node root, String name, ReasonCode code) throws Refused {
        return of(root, name, code, (_, _, _) -> {});
    }

    /// The same, and somebody hears what each field counts as.
    public static Fields of(Node root, String name, ReasonCode code, Seen seen) throws Refused {
        if (root instanceof Node.Mapping mapping) {
            return new Fields(mapping, "", new Problems(name, code), seen);
        }
        throw Refusal.of(code, "the document is not a mapping")
                .at(name)
                .got(root.kind(), "a mapping")
                .refused();
    }

    /// The same fields, but what is wrong with them is refused with another code.
    public Fields coded(ReasonCode code) {
        return new Fields(mapping, path, problems.coded(code), seen);
    }

    /// Line the mapping begins on.
    public int line() {
        return mapping.place().line();
    }

    public boolean has(String field) {
        known.add(field);
        return mapping.members().containsKey(field);
    }

    /// Names of all fields, in document order; for mappings whose keys are data.
    public List<String> names() {
        return List.copyOf(mapping.members().keySet());
    }

    /// A mandatory text.
    public String text(String field) {
        return text(field, null);
    }

    /// A text, `absent` when the field is not there (null: the field is mandatory).
    public String text(String field, @Nullable String absent) {
        var scalar = scalar(field, absent == null, "text");
        if (scalar == null) {
            return absent == null ? "" : absent(field, absent, absent);
        }
        if (scalar.type() == Node.Scalar.Type.NULL) {
            wrong(field, scalar, "text");
        }
        return scalar.text();
    }

    /// A mandatory identifier.
    public String identifier(String field) {
        var value = text(field);
        if (node(field) instanceof Node.Scalar scalar && !Identifier.isValid(value)) {
            wrong(field, scalar, "1 to 64 characters of [A-Za-z0-9._-]");
        }
        return value;
    }

    /// A mandatory whole number within bounds.
    public long whole(String field, long least, long most) {
        return whole(field, least, most, null);
    }

    /// A whole number within bounds, `absent` when the field is not there (null: the field is mandatory).
    public long whole(String field, long least, long most, @Nullable Long absent) {
        var expected = "a whole number from " + least + " to " + most;
        var scalar = scalar(field, absent == null, expected);
        if (scalar == null) {
            return absent == null ? least : absent(field, absent, absent.toString());
        }
        try {
            long value = Long.parseLong(scalar.text());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // Reported below, like a number out of range.
        }
        wrong(field, scalar, expected);
        return least;
    }

    /// A mandatory exact decimal.
    public Decimal decimal(String field) {
        var scalar = scalar(field, true, "a decimal");
        if (scalar == null) {
            return Decimal.ZERO;
        }
        try {
            return Decimal.of(scalar.text());
        } catch (NumberFormatException notDecimal) {
            wrong(field, scalar, "a decimal such as 0.25, without exponent");
            return Decimal.ZERO;
        }
    }

    /// True or false, `absent` when the field is not there (null: the field is mandatory).
    public boolean flag(String field, @Nullable Boolean absent) {
        var scalar = scalar(field, absent == null, "true or false");
        if (scalar == null) {
            return absent != null && absent(field, absent, absent.toString());
        }
        if (scalar.type() == Node.Scalar.Type.FLAG) {
            return scalar.text().equalsIgnoreCase("true");
        }
        wrong(field, scalar, "true or false");
        return false;
    }

    /// One of an enum's constants, written in lower case.
    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        var scalar = scalar(field, true, Choices.names(type));
        var found = scalar == null ? null : Choices.find(type, scalar.text());
        if (found != null) {
            return found;
        }
        if (scalar != null) {
            wrong(field, scalar, Choices.names(type));
        }
        return Choices.first(type);
    }

    /// One of an enum's constants, `absent` when the field is not there.
    public <E extends Enum<E>> E choice(String field, Class<E> type, E absent) {
        return has(field) ? choice(field, type) : absent(field, absent, Choices.written(absent));
    }

    /// What counts where a field is not there, for whoever hears of it.
    ///
    /// @param text as it would be written; null for none
    /// @return the value
    public <T> T absent(String field, T value, @Nullable String text) {
        seen.value(inside(field), text, Seen.NOWHERE);
        return value;
    }

    /// Whether a field is there that counts as none where it is not.
    public boolean given(String field) {
        if (!has(field)) {
            seen.value(inside(field), null, Seen.NOWHERE);
        }
        return has(field);
    }

    /// A list of an enum's constants; an absent field is the empty list.
    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        var found = new ArrayList<E>();
        for (var item : scalars(field)) {
            var value = Choices.find(type, item.text());
            if (value == null) {
                wrong(field, item, Choices.names(type));
            } else if (found.contains(value)) {
                wrong(field, item, "each value once");
            } else {
                found.add(value);
            }
        }
        return found;
    }

    /// A list of texts; an absent field is the empty list.
    public List<String> texts(String field) {
        return scalars(field).stream().map(Node.Scalar::text).toList();
    }

    /// A mapping; an absent one is empty.
    public Fields optional(String field) {
        return has(field) ? child(field) : new Fields(empty(), inside(field), problems, seen);
    }

    private Node.Mapping empty() {
        return new Node.Mapping(mapping.place(), Map.of());
    }

    /// A mandatory mapping.
    public Fields child(String field) {
        var found = take(field);
        if (found instanceof Node.Mapping child) {
            return new Fields(child, inside(field), problems, seen);
        }
        if (found == null) {
            missing(field, "a mapping");
        } else {
            wrong(field, found, "a mapping");
        }
        return new Fields(empty(), inside(field), problems.muted(), seen);
    }

    /// A list of mappings; an absent field is the empty list.
    public List<Fields> children(String field) {
        var found = take(field);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof Node.Sequence sequence)) {
            wrong(field, found, "a list of mappings");
            return List.of();
        }
        var children = new ArrayList<Fields>();
        for (var item : sequence.items()) {
            if (item instanceof Node.Mapping child) {
                children.add(new Fields(child, inside(field) + "[" + children.size() + "]", problems, seen));
            } else {
                wrong(field, item, "a mapping");
            }
        }
        return children;
    }

    /// A single value in whatever type it is written, null when the field is not there.
    public Node.@Nullable Scalar raw(String field) {
        return scalar(field, false, "a single value");
    }

    /// Notes a problem of the caller's own with a field.
    public void problem(String field, ReasonCode code, String what, Object got, Object expected) {
        problems.add(code, what + " in " + inside(field), placeOf(field), got, expected);
    }

    /// Notes every field that nobody read as unknown.
    public void refuseUnknown() {
        for (var field : mapping.members().keySet()) {
            if (!read.contains(field)) {
                problems.add("unknown field " + inside(field), placeOf(field), field, "one of " + known);
            }
        }
    }

    /// Throws everything that was noted in this document, if anything was.
    public void finish() throws Refused {
        refuseUnknown();
        problems.throwIfAny();
    }

    private List<Node.Scalar> scalars(String field) {
        var found = take(field);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof Node.Sequence sequence)) {
            wrong(field, found, "a list");
            return List.of();
        }
        var scalars = new ArrayList<Node.Scalar>();
        for (var item : sequence.items()) {
            if (item instanceof Node.Scalar scalar && scalar.type() != Node.Scalar.Type.NULL) {
                seen.value(
                        inside(field) + "[" + scalars.size() + "]",
                        scalar.text(),
                        scalar.place().line());
                scalars.add(scalar);
            } else {
                wrong(field, item, "a single value");
            }
        }
        return scalars;
    }

    private Node.@Nullable Scalar scalar(String field, boolean mandatory, String expected) {
        var found = take(field);
        if (found instanceof Node.Scalar scalar) {
            seen.value(inside(field), scalar.text(), scalar.place().line());
            return scalar;
        }
        if (found != null) {
            wrong(field, found, expected);
        } else if (mandatory) {
            missing(field, expected);
        }
        return null;
    }

    private @Nullable Node take(String field) {
        read.add(field);
        known.add(field);
        return node(field);
    }

    private @Nullable Node node(String field) {
        return mapping.members().get(field);
    }

    private void missing(String field, String expected) {
        problems.add(inside(field) + " is missing", mapping.place(), "nothing", expected);
    }

    private void wrong(String field, Node found, String expected) {
        var got = found instanceof Node.Scalar scalar ? scalar.text() : found.kind();
        problems.add(inside(field) + " has a value that is not allowed", found.place(), got, expected);
    }

    private Node.Place placeOf(String field) {
        var found = node(field);
        return found == null ? mapping.place() : found.place();
    }

    private String inside(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
