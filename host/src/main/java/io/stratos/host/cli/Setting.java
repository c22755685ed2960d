package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.document.Seen;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that counts, and who said so.
///
/// @param value null for none
/// @param where the option, the variable, or the file and its line; empty if nobody said anything
record Setting(String name, @Nullable String value, Source source, String where) {

    private static final String WITHHELD = "(withheld)";

    /// Who says so; an earlier one wins.
    enum Source {
        FLAG,
        VARIABLE,
        FILE,
        /// The same field of the whole host: an instance's own section leaves it out.
        HOST,
        DEFAULT
    }

    static Setting standard(String name, @Nullable String value) {
        return new Setting(name, value, Source.DEFAULT, "");
    }

    /// Of a field of a configuration.
    static Setting of(Path file, String field, @Nullable String value, int line) {
        if (line != Seen.NOWHERE) {
            // a plugin's own values may be keys to a venue
            return new Setting(
                    field,
                    field.contains("settings.") ? WITHHELD : value,
                    Source.FILE,
                    file.getFileName() + ", line " + line);
        }
        boolean isOfHost =
                !field.contains(".rules[") && field.matches("instances\\[\\d+]\\.(breaker|quality|objectives)\\..*");
        return isOfHost ? new Setting(field, value, Source.HOST, "") : standard(field, value);
    }

    /// The value of what always has one.
    String text() {
        return Objects.requireNonNull(value, name);
    }

    /// Another value, said by the same.
    Setting of(String other) {
        return new Setting(name, other, source, where);
    }

    Map<String, @Nullable Object> document() {
        var out = Json.object();
        out.put("name", name);
        out.put("value", value);
        out.put("source", word());
        out.put("where", where);
        return out;
    }

    String line() {
        return name + " = " + (value == null ? "none" : value) + "  (" + (where.isEmpty() ? word() : where) + ")";
    }

    private String word() {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
