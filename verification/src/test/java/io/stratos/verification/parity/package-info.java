/// One contract, two languages: the same strategy in Rust and in Python decides the same (SPEC M-5).
///
/// [io.stratos.verification.parity.TapeParityIT] compares whole runs over real tapes,
/// [io.stratos.verification.parity.EveryEventParityIT] every decision to the byte on events of every kind.
@NullMarked
package io.stratos.verification.parity;

import org.jspecify.annotations.NullMarked;
