package io.stratos.state.rocks;

import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;

/// The column families. Their names are the format: a name that is not listed here was written by a
/// newer version.
enum Family {
    /// The ledger's own facts ([Facts]); RocksDB insists on a family of this name.
    FACTS("default"),
    /// Sequence number as u64 big-endian → envelope and hash.
    JOURNAL("journal"),
    INSTANCE("instance"),
    ACCOUNT("account"),
    OUTBOX("outbox"),
    VENUE("venue"),
    SAFETY("safety"),
    META("meta"),
    /// Checkpoints and their catalog ([CheckpointKeys]).
    CHECKPOINTS("checkpoints"),
    /// Damaged checkpoints under the keys they had.
    QUARANTINE("quarantine"),
    /// Writer → highest fencing token seen ([TokenFence]).
    TOKENS("tokens");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    byte[] nameBytes() {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    static Family of(Table table) {
        return switch (table) {
            case INSTANCE -> INSTANCE;
            case ACCOUNT -> ACCOUNT;
            case OUTBOX -> OUTBOX;
            case VENUE -> VENUE;
            case SAFETY -> SAFETY;
            case META -> META;
        };
    }

    /// The family with this name, null if this version knows none.
    static @Nullable Family named(byte[] name) {
        var text = new String(name, StandardCharsets.US_ASCII);
        for (var family : values()) {
            if (family.label.equals(text)) {
                return family;
            }
        }
        return null;
    }

    static {
        // The two must agree, or no ledger opens.
        if (!FACTS.label.equals(new String(RocksDB.DEFAULT_COLUMN_FAMILY, StandardCharsets.US_ASCII))) {
            throw new IllegalStateException("Invariant: the facts live in RocksDB's own family");
        }
    }
}
