package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.rows.RowSink;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest price of each instrument. A new price costs a search in a short sorted array and no
/// allocation.
final class ReferencePrices {

    private final AccountRows rows;
    private final int[] ids;
    private final @Nullable Decimal[] newest;
    private final @Nullable Decimal[] written;

    ReferencePrices(AccountRows rows, List<Instrument> instruments) {
        this.rows = rows;
        ids = instruments.stream().mapToInt(Instrument::id).sorted().toArray();
        newest = new @Nullable Decimal[ids.length];
        written = new @Nullable Decimal[ids.length];
    }

    void restore() {
        rows.prices((price, id) -> {
            int at = Arrays.binarySearch(ids, id);
            if (at >= 0) {
                newest[at] = price;
                written[at] = price;
            }
        });
    }

    /// Notes a price; one of an instrument that the account does not have is passed over.
    void update(int instrument, Decimal price) {
        int at = Arrays.binarySearch(ids, instrument);
        if (at >= 0) {
            newest[at] = price;
        }
    }

    @Nullable
    Decimal find(int instrument) {
        int at = Arrays.binarySearch(ids, instrument);
        return at < 0 ? null : newest[at];
    }

    void write(RowSink sink) {
        for (int i = 0; i < ids.length; i++) {
            var price = newest[i];
            if (price != null && !price.equals(written[i])) {
                rows.putPrice(sink, ids[i], price);
                written[i] = price;
            }
        }
    }
}
