/// Where state goes to and comes from: rows, in no matter what store.
///
/// Main types: [io.stratos.execution.rows.RowSink], [io.stratos.execution.rows.RowSource]. Knows
/// the tables of the ledger's port, never its adapter.
@NullMarked
package io.stratos.execution.rows;

import org.jspecify.annotations.NullMarked;
