/// What a call costs, measured in a JVM of its own that runs with the launcher's flags.
///
/// By hand, on a quiet machine, from `sandbox-wasm` after `mvn test-compile`: run
/// [io.stratos.sandbox.wasm.gate.CallCost] with `target/test-classes` and the module's class path.
@NullMarked
package io.stratos.sandbox.wasm.gate;

import org.jspecify.annotations.NullMarked;
