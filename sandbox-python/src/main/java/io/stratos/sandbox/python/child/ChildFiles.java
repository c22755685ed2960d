package io.stratos.sandbox.python.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Python files inside the child's jar.
final class ChildFiles {
    /// Lists the SDK's files, one path a line; written by the build.
    private static final String SDK_INDEX = "/stratos-python-sdk/index";
    private static final String SUFFIX = ".py";

    private ChildFiles() {}

    /// A file beside this class.
    static String text(String name) {
        return read(name);
    }

    /// The SDK's sources by module name; a package has its own name with `.__init__`.
    static Map<String, String> sdk() {
        var sources = new LinkedHashMap<String, String>();
        for (var path : read(SDK_INDEX).lines().toList()) {
            if (path.endsWith(SUFFIX)) {
                var module = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
                sources.put(module, read("/stratos-python-sdk/" + path));
            }
        }
        return sources;
    }

    private static String read(String resource) {
        try (var stream = ChildFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Invariant: the child's jar holds " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
