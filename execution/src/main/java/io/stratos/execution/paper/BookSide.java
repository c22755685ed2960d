package io.stratos.execution.paper;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// One side of the market's book: prices in ticks, best first, with what is shown at each.
///
/// Bounded: past [#LEVELS_MAX] the worst level is forgotten, which only a deep book's far end
/// notices.
final class BookSide {

    /// Deeper than any book that is matched against; keeps a broken source from filling the memory.
    static final int LEVELS_MAX = 10_000;

    /// Takes the levels that changed.
    @FunctionalInterface
    interface LevelWriter {
        void write(long price, long qty);
    }

    private final boolean highestFirst;
    private final TreeSet<Long> changed = new TreeSet<>();
    private long[] prices = new long[32];
    private long[] qtys = new long[32];
    private int size;

    BookSide(boolean highestFirst) {
        this.highestFirst = highestFirst;
    }

    /// Shows a quantity at a price; zero takes the level away.
    void set(long price, long qty) {
        int at = find(price);
        boolean exists = at < size && prices[at] == price;
        if (qty <= 0) {
            if (exists) {
                remove(at);
            }
        } else if (exists) {
            qtys[at] = qty;
        } else {
            insert(at, price, qty);
        }
        changed.add(price);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            changed.add(prices[i]);
        }
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long bestPrice() {
        return prices[0];
    }

    /// What is shown at a price, 0 for nothing.
    long qtyAt(long price) {
        int at = find(price);
        return at < size && prices[at] == price ? qtys[at] : 0;
    }

    long bestQty() {
        return qtys[0];
    }

    /// Hands over levels that changed since the last call, those that are gone to `deleter`.
    void writeChanges(LevelWriter writer, LongConsumer deleter) {
        for (long price : changed) {
            int at = find(price);
            if (at < size && prices[at] == price) {
                writer.write(price, qtys[at]);
            } else {
                deleter.accept(price);
            }
        }
        changed.clear();
    }

    void restore(long price, long qty) {
        set(price, qty);
        changed.clear();
    }

    private int find(long price) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean isBefore = highestFirst ? prices[middle] > price : prices[middle] < price;
            if (isBefore) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int at, long price, long qty) {
        if (size == LEVELS_MAX) {
            if (at == size) {
                return;
            }
            changed.add(prices[size - 1]);
            size--;
        }
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size);
            qtys = Arrays.copyOf(qtys, 2 * size);
        }
        System.arraycopy(prices, at, prices, at + 1, size - at);
        System.arraycopy(qtys, at, qtys, at + 1, size - at);
        prices[at] = price;
        qtys[at] = qty;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(prices, at + 1, prices, at, size - at);
        System.arraycopy(qtys, at + 1, qtys, at, size - at);
    }
}
