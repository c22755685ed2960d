package io.stratos.host.plugin;

import java.util.function.Supplier;

/// Enters a plugin with its class loader as the thread's own: libraries look there for their parts.
record OwnLoader(ClassLoader loader) {

    <T> T enter(Supplier<T> call) {
        var thread = Thread.currentThread();
        var outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(outer);
        }
    }
}
