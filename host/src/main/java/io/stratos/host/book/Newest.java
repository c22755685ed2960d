package io.stratos.host.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Keeps the newest of many, so that memory is bounded by what is shown.
final class Newest<T> {
    private final int most;
    private final Comparator<T> byAge;
    private final PriorityQueue<T> kept;
    private long seen;

    /// @param byAge oldest first, and never undecided between two
    Newest(int most, Comparator<T> byAge) {
        this.most = most;
        this.byAge = byAge;
        kept = new PriorityQueue<>(byAge);
    }

    void add(T one) {
        seen++;
        kept.add(one);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /// Whether there were more than are kept.
    boolean isCut() {
        return seen > most;
    }

    /// Oldest first.
    List<T> list() {
        var all = new ArrayList<>(kept);
        all.sort(byAge);
        return all;
    }
}
