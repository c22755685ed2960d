package io.stratos.execution.rows;

import io.stratos.state.Table;

/// Takes rows that changed; the shell puts them into the batch of the group. Arrays handed over
/// belong to the sink.
public interface RowSink {

    void put(Table table, byte[] key, byte[] value);

    /// A row that is not there is fine.
    void delete(Table table, byte[] key);
}
