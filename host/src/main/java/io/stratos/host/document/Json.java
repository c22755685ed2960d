package io.stratos.host.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes JSON. Values are texts, whole numbers, flags, null, lists and objects; there are no floating-point numbers,
/// so decimals are texts.
public final class Json {

    private Json() {}

    /// An object whose members keep the order in which they are put.
    public static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }

    /// One line, members in their own order.
    public static String text(@Nullable Object value) {
        var out = new StringBuilder();
        write(out, value, false);
        return out.toString();
    }

    /// The canonical form (RFC 8785): sorted members, no blanks, UTF-8. Same value, same bytes.
    public static byte[] canonical(@Nullable Object value) {
        var out = new StringBuilder();
        write(out, value, true);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder out, @Nullable Object value, boolean sorted) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(out, text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Enum<?> constant -> quote(out, constant.name());
            case List<?> list -> writeList(out, list, sorted);
            case Map<?, ?> map -> writeObject(out, map, sorted);
            default ->
                throw new IllegalArgumentException("Condition failed: a JSON value is text, whole number, flag, list"
                        + " or object, got=" + value.getClass());
        }
    }

    private static void writeList(StringBuilder out, List<?> list, boolean sorted) {
        out.append('[');
        var separator = "";
        for (var item : list) {
            out.append(separator);
            write(out, item, sorted);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map, boolean sorted) {
        out.append('{');
        var separator = "";
        for (var member : (sorted ? new TreeMap<>(map) : map).entrySet()) {
            out.append(separator);
            quote(out, member.getKey().toString());
            out.append(':');
            write(out, member.getValue(), sorted);
            separator = ",";
        }
        out.append('}');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
