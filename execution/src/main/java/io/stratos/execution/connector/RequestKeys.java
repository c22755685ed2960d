package io.stratos.execution.connector;

import io.stratos.execution.rows.RowSink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cancels and amends that came before, by idempotency key; orders are recognised by their own id.
///
/// Keys stay in memory until their rows are committed, then they are looked up.
final class RequestKeys {

    /// What is remembered of one request.
    ///
    /// @param clientOrderId of the order it was meant for, empty if it named none
    record Entry(String bodyDigest, String clientOrderId) {}

    private record Held(Entry entry, long write) {}

    private static final long NOT_WRITTEN = Long.MAX_VALUE;

    private final AccountRows rows;
    private final Map<String, Held> held = new LinkedHashMap<>();

    RequestKeys(AccountRows rows) {
        this.rows = rows;
    }

    @Nullable
    Entry find(String idempotencyKey) {
        var found = held.get(idempotencyKey);
        return found != null ? found.entry : rows.findKey(idempotencyKey);
    }

    void remember(String idempotencyKey, Entry entry) {
        held.put(idempotencyKey, new Held(entry, NOT_WRITTEN));
    }

    void write(RowSink sink, long write) {
        held.replaceAll((key, one) -> {
            if (one.write != NOT_WRITTEN) {
                return one;
            }
            rows.putKey(sink, key, one.entry);
            return new Held(one.entry, write);
        });
    }

    void committed(long write) {
        held.values().removeIf(one -> one.write <= write);
    }
}
