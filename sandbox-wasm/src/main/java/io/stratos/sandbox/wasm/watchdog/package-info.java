/// Stops guests that pass their deadline: each lane can see for itself that its time is over, and a daemon thread
/// interrupts those that do not look; a handshake keeps a late interrupt from hitting anything else.
///
/// Main type: [io.stratos.sandbox.wasm.watchdog.Watchdog]. Safety only: what a guest may use up is
/// decided by fuel.
@NullMarked
package io.stratos.sandbox.wasm.watchdog;

import org.jspecify.annotations.NullMarked;
