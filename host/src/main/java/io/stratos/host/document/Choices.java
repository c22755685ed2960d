package io.stratos.host.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Enum constants as documents write them: in lower case.
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> @Nullable E find(Class<E> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        return null;
    }

    static <E extends Enum<E>> E first(Class<E> type) {
        return type.getEnumConstants()[0];
    }

    static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choices::written).collect(Collectors.joining(", "));
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
