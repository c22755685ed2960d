/// Stops guests that pass their deadline: one daemon thread that interrupts, and a handshake that
/// keeps a late interrupt from hitting anything else.
///
/// Main type: [io.stratos.sandbox.wasm.watchdog.Watchdog]. Safety only: what a guest may use up is
/// decided by fuel.
@NullMarked
package io.stratos.sandbox.wasm.watchdog;

import org.jspecify.annotations.NullMarked;
