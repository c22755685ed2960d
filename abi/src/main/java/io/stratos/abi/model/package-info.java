/// The words of the contract as Java values: intents, events, decimals, identities, reason codes.
///
/// Main types: [io.stratos.abi.model.Intent], [io.stratos.abi.model.Event], [io.stratos.abi.model.Decimal],
/// [io.stratos.abi.model.ReasonCode]. Nothing here does I/O, reads a clock or knows an encoding.
@NullMarked
package io.stratos.abi.model;

import org.jspecify.annotations.NullMarked;
