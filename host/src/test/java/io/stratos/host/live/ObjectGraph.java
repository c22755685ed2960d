package io.stratos.host.live;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything that can be reached from an object by its fields: through types of ours by reflection, through the JDK's
/// collections and references by what they hold. Any other object of the JDK is an end.
final class ObjectGraph {
    private static final String OURS = "io.stratos.";

    private final Set<Object> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> todo = new ArrayDeque<>();

    private final Predicate<Object> isEnd;

    private ObjectGraph(Predicate<Object> isEnd) {
        this.isEnd = isEnd;
    }

    /// All that is reached from `root`, by identity.
    ///
    /// @param isEnd what is reached, and not looked into
    static Set<Object> from(Object root, Predicate<Object> isEnd) {
        var graph = new ObjectGraph(isEnd);
        graph.add(root);
        while (!graph.todo.isEmpty()) {
            graph.visit(graph.todo.remove());
        }
        return graph.reached;
    }

    private void add(@Nullable Object value) {
        if (value != null && !(value instanceof Class<?>) && reached.add(value) && !isEnd.test(value)) {
            todo.add(value);
        }
    }

    private void visit(Object value) {
        switch (value) {
            case Object[] array -> {
                for (var element : array) {
                    add(element);
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, held) -> {
                    add(key);
                    add(held);
                });
            case Collection<?> all -> all.forEach(this::add);
            case Optional<?> held -> add(held.orElse(null));
            case AtomicReference<?> held -> add(held.get());
            case AtomicReferenceArray<?> array -> {
                for (int i = 0; i < array.length(); i++) {
                    add(array.get(i));
                }
            }
            default -> fields(value);
        }
    }

    private void fields(Object value) {
        for (Class<?> type = value.getClass(); type != null && type.getName().startsWith(OURS); ) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    add(read(field, value));
                }
            }
            type = type.getSuperclass();
        }
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException refused) {
            throw new AssertionError(refused);
        }
    }
}
