/// The journal as mathematics: the hash chain, its seals, how both are checked, and the high-water
/// mark beside them.
///
/// Main types: [io.stratos.state.journal.RecordChain] makes the chain,
/// [io.stratos.state.journal.ChainCheck] checks it, [io.stratos.state.journal.HighWaterMark]
/// remembers how far it had come. Knows no database; the only file it touches is the mark. Used by
/// the adapters of the ledger, not by lanes.
@NullMarked
package io.stratos.state.journal;

import org.jspecify.annotations.NullMarked;
