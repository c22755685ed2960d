/// The ledger's port: what lanes and account cores may write and read, whatever stores it (DESIGN
/// §5).
///
/// Main types: [io.stratos.state.Ledger], [io.stratos.state.LedgerBatch]. The RocksDB adapter lives
/// in its own package; nothing here knows it.
@NullMarked
package io.stratos.state;

import org.jspecify.annotations.NullMarked;
