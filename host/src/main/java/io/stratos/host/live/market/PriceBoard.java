package io.stratos.host.live.market;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.host.live.duty.PendingSet;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The newest price of each instrument. The feed writes, lanes and accounts read.
public final class PriceBoard {
    private final int[] ids;
    private final AtomicReferenceArray<@Nullable Decimal> newest;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    public PriceBoard(List<Instrument> instruments) {
        ids = instruments.stream().mapToInt(Instrument::id).sorted().toArray();
        newest = new AtomicReferenceArray<>(ids.length);
    }

    /// Notes a price; one of an instrument that nobody trades is passed over.
    public void update(int instrument, Decimal price) {
        int at = Arrays.binarySearch(ids, instrument);
        if (at >= 0) {
            newest.set(at, price);
            for (var reader : readers) {
                reader.changed.add(at);
            }
        }
    }

    /// Whether an instrument is traded here.
    boolean has(int instrument) {
        return Arrays.binarySearch(ids, instrument) >= 0;
    }

    public @Nullable Decimal find(int instrument) {
        int at = Arrays.binarySearch(ids, instrument);
        return at < 0 ? null : newest.get(at);
    }

    /// A reader that is shown each price once.
    public Reader reader() {
        var reader = new Reader();
        readers.add(reader);
        for (int i = 0; i < ids.length; i++) {
            reader.changed.add(i);
        }
        return reader;
    }

    /// One thread's view of the board.
    public final class Reader {
        private final @Nullable Decimal[] seen = new Decimal[ids.length];
        private final PendingSet changed = new PendingSet(ids.length);

        private Reader() {}

        /// Visits every price that is another one than the last time; what others cost is nothing.
        public void changes(Visitor visitor) {
            changed.drain(at -> {
                var price = newest.get(at);
                if (price != null && !price.equals(seen[at])) {
                    seen[at] = price;
                    visitor.price(ids[at], price);
                }
            });
        }
    }

    /// Sees one price.
    @FunctionalInterface
    public interface Visitor {
        void price(int instrument, Decimal price);
    }
}
