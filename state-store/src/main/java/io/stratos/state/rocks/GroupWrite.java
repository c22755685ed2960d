package io.stratos.state.rocks;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The step at which bytes leave for the disk; tests put failures here.
@FunctionalInterface
interface GroupWrite {

    /// Writes a batch atomically.
    ///
    /// @param sync whether to wait for the disk
    void write(WriteBatch batch, boolean sync) throws RocksDBException;
}
