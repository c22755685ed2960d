/// What the ledger keeps, as Java values: one record for each message of `journal.proto`, each with
/// `encode` and `decode`, and the envelope that chains them.
///
/// Main types: [io.stratos.abi.journal.JournalEnvelope], [io.stratos.abi.journal.TurnRecord],
/// [io.stratos.abi.journal.OrderRecord]. Hashes are lower-case hex here and bytes on the wire; the empty
/// text means there is none. Damage is a [io.stratos.abi.lane.MalformedMessageException]. Nothing here
/// reads or writes files.
@NullMarked
package io.stratos.abi.journal;

import org.jspecify.annotations.NullMarked;
