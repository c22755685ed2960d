/// The account core: the one way from an approved intent to a venue, and from a venue's report back
/// to the instance.
///
/// Main type: [io.stratos.execution.connector.AccountCore], a pure state machine with one thread.
/// It reads no clock, does no I/O and uses no chance: time comes in with each call, and everything
/// that leaves goes through [io.stratos.execution.connector.AccountEffects]. It makes no allocation
/// or strategy decisions (SPEC X-11).
@NullMarked
package io.stratos.execution.connector;

import org.jspecify.annotations.NullMarked;
