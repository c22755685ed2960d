/// Identities that are derived and mean one thing for ever (DESIGN §3): keys, run and trace ids, seeds,
/// canonical intent bodies and their digest.
///
/// Main types: [io.stratos.abi.identity.IdempotencyKey], [io.stratos.abi.identity.CanonicalIntent],
/// [io.stratos.abi.identity.IntentsDigest]. Nothing here is random, reads a clock or depends on the
/// runtime or version of a strategy.
@NullMarked
package io.stratos.abi.identity;

import org.jspecify.annotations.NullMarked;
