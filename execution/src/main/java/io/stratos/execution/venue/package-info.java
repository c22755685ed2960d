/// What a venue is asked and what it answers, whatever venue it is.
///
/// Main types: [io.stratos.execution.venue.VenuePort], [io.stratos.execution.venue.VenueAdapter] (what a plugin
/// provides), [io.stratos.execution.venue.VenueRequest],
/// [io.stratos.execution.venue.VenueReport]. Knows the words of the contract and nothing else of
/// ours: no gate, no ledger, no account. An adapter stands behind the port and holds the
/// credentials; nothing here does.
@NullMarked
package io.stratos.execution.venue;

import org.jspecify.annotations.NullMarked;
