package io.stratos.state.rocks;

import io.stratos.state.LedgerBatch;
import io.stratos.state.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The highest fencing token seen of each writer (SPEC M-19): a lower one is stale, whatever its
/// holder believes.
///
/// Lives on the writer thread, between taking a batch and writing it, so no check can be overtaken
/// by a write. Tokens are kept for ever: one row per instance, account and host that ever wrote.
final class TokenFence {

    private final RocksStore store;
    private final Map<Holder, Long> newest = new HashMap<>();
    private final Map<Holder, Long> raised = new HashMap<>();

    private TokenFence(RocksStore store) {
        this.store = store;
    }

    private record Holder(Writer.Role role, String name) {
        static Holder of(Writer writer) {
            return new Holder(writer.role(), writer.name());
        }
    }

    /// Reads all tokens.
    static TokenFence load(RocksStore store) {
        var fence = new TokenFence(store);
        store.walk(Family.TOKENS, new byte[0], null, (key, value) -> {
            fence.newest.put(holder(key), ByteBuffer.wrap(value).getLong());
            return true;
        });
        return fence;
    }

    /// Learns the batch's tokens and says whose entries must be rejected; in the order of their
    /// first entry.
    List<Writer> stale(LedgerBatch batch) {
        boolean suspicious = false;
        Writer previous = null;
        for (var entry : batch.entries()) {
            var writer = entry.writer();
            if (!writer.equals(previous)) {
                suspicious |= learn(writer);
                previous = writer;
            }
        }
        return suspicious ? collectStale(batch) : List.of();
    }

    /// Writes the maxima that rose since the last group.
    void putRaised(WriteBatch group) throws RocksDBException {
        for (var entry : raised.entrySet()) {
            var value = ByteBuffer.allocate(Long.BYTES).putLong(entry.getValue());
            group.put(store.handle(Family.TOKENS), key(entry.getKey()), value.array());
        }
        raised.clear();
    }

    /// Learns one token.
    ///
    /// @return whether the batch may hold stale entries: this token is lower than one known, or
    /// another one of the same writer rose above it
    private boolean learn(Writer writer) {
        var holder = Holder.of(writer);
        long token = writer.token().value();
        Long known = newest.get(holder);
        if (known != null && known >= token) {
            return known > token;
        }
        newest.put(holder, token);
        raised.put(holder, token);
        return true;
    }

    private List<Writer> collectStale(LedgerBatch batch) {
        var stale = new ArrayList<Writer>();
        Writer previous = null;
        for (var entry : batch.entries()) {
            var writer = entry.writer();
            if (!writer.equals(previous) && isStale(writer) && !stale.contains(writer)) {
                stale.add(writer);
            }
            previous = writer;
        }
        return List.copyOf(stale);
    }

    private boolean isStale(Writer writer) {
        @Nullable Long known = newest.get(Holder.of(writer));
        return known != null && known > writer.token().value();
    }

    private static byte[] key(Holder holder) {
        var name = holder.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + name.length)
                .put(roleByte(holder.role()))
                .put(name)
                .array();
    }

    private static Holder holder(byte[] key) {
        for (var role : Writer.Role.values()) {
            if (roleByte(role) == key[0]) {
                return new Holder(role, new String(key, 1, key.length - 1, StandardCharsets.UTF_8));
            }
        }
        throw new IllegalStateException("Invariant: a token belongs to a known role, got=" + key[0]);
    }

    /// Part of the format: never renumber.
    private static byte roleByte(Writer.Role role) {
        return switch (role) {
            case LANE -> 'l';
            case ACCOUNT_CORE -> 'a';
            case HOST -> 'h';
        };
    }
}
