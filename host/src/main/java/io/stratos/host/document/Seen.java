package io.stratos.host.document;

import org.jspecify.annotations.Nullable;

/// Hears what counts for each field that somebody asked for.
@FunctionalInterface
public interface Seen {
    /// Of a value that the document does not name.
    int NOWHERE = 0;

    /// One value.
    ///
    /// @param path of the field, with dots
    /// @param text as it is written; null for none
    /// @param line of the document, [#NOWHERE] where it stands for a field that is absent
    void value(String path, @Nullable String text, int line);
}
