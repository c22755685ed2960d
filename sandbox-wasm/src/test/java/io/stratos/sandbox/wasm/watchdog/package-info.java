/// Tests of the deadline and its handshake.
@NullMarked
package io.stratos.sandbox.wasm.watchdog;

import org.jspecify.annotations.NullMarked;
