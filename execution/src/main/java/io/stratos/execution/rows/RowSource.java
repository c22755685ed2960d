package io.stratos.execution.rows;

import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import org.jspecify.annotations.Nullable;

/// Reads rows that were written before.
public interface RowSource {

    byte @Nullable [] get(Table table, byte[] key);

    /// Visits rows whose key starts with `prefix`, in key order.
    void scan(Table table, byte[] prefix, Visitor visitor);

    /// Sees one row; the arrays belong to it.
    @FunctionalInterface
    interface Visitor {
        void row(byte[] key, byte[] value);
    }

    /// The rows of a ledger.
    static RowSource of(LedgerReader reader) {
        return new RowSource() {
            @Override
            public byte @Nullable [] get(Table table, byte[] key) {
                return reader.get(table, key);
            }

            @Override
            public void scan(Table table, byte[] prefix, Visitor visitor) {
                reader.scan(table, prefix, (key, value) -> {
                    visitor.row(key, value);
                    return true;
                });
            }
        };
    }

    /// Rows of an account that never traded.
    static RowSource empty() {
        return new RowSource() {
            @Override
            public byte @Nullable [] get(Table table, byte[] key) {
                return null;
            }

            @Override
            public void scan(Table table, byte[] prefix, Visitor visitor) {}
        };
    }
}
