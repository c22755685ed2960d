/// Tests of the ledger over RocksDB.
@NullMarked
package io.stratos.state.rocks;

import org.jspecify.annotations.NullMarked;
