package io.stratos.execution.connector;

import org.jspecify.annotations.Nullable;

/// Fields that an approved intent or a row cannot be without; their absence is a bug of ours.
final class Required {

    private Required() {}

    static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Invariant: " + name + " is set on everything approved or stored");
        }
        return value;
    }
}
