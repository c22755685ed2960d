/// The host: wires lanes, sandboxes, gate, ledger and execution into one running daemon.
@NullMarked
package io.stratos.host;

import org.jspecify.annotations.NullMarked;
