package io.stratos.sandbox.wasm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Code that was compiled already in this process: a bundle is compiled when it is admitted and again
/// when it starts. Keeps the few used last; generated classes are as large as the module and more.
final class CodeCache {
    static final int ENTRIES_MAX = 8;

    /// Everything that the generated code depends on.
    ///
    /// @param identity hash of module and preparation
    /// @param memoryPagesMax what the instance may grow to
    record Key(String identity, int memoryPagesMax) {}

    private final Map<Key, GuestCode> entries = new LinkedHashMap<>(ENTRIES_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, GuestCode> eldest) {
            return size() > ENTRIES_MAX;
        }
    };

    synchronized @Nullable GuestCode find(Key key) {
        return entries.get(key);
    }

    synchronized void keep(Key key, GuestCode code) {
        entries.put(key, code);
    }
}
