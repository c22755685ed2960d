package io.stratos.sandbox.python;

import org.jspecify.annotations.Nullable;

/// Keeps the child of the strategy that was closed last: what was admitted is mostly run next.
///
/// A child here has read its source and found it clean, and nothing ever went wrong in it. It serves the same source
/// under the same limits only. Any thread may call.
final class Shelf implements AutoCloseable {
    private @Nullable ChildStarter starter;
    private @Nullable Child child;
    private boolean closed;

    /// Keeps a child instead of the one that was here.
    synchronized void put(ChildStarter ofChild, Child rested) {
        clear();
        if (closed) {
            rested.close();
        } else {
            starter = ofChild;
            child = rested;
        }
    }

    /// The child that this starter would start, if it is here and lives. Any other is ended: there is one at most.
    synchronized @Nullable Child take(ChildStarter wanted) {
        var found = child;
        if (found == null || starter == null || !starter.startsTheSameAs(wanted) || !found.mayLiveAgain()) {
            clear();
            return null;
        }
        child = null;
        starter = null;
        return found;
    }

    private void clear() {
        var old = child;
        child = null;
        starter = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }
}
