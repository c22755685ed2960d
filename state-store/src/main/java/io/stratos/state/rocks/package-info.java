/// The ledger over RocksDB (DESIGN §5): the only package that knows it.
///
/// Main types: [io.stratos.state.rocks.RocksLedger] opens a data directory,
/// [io.stratos.state.rocks.JournalVerifier] checks one. One writer thread commits; readers are on
/// any thread. May not decide anything about trading: it stores, refuses and reports, the host
/// draws the conclusions. Key layout: `docs/reference/ledger.md`.
@NullMarked
package io.stratos.state.rocks;

import org.jspecify.annotations.NullMarked;
