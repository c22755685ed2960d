/// The WebAssembly sandbox: loads, limits, meters and calls a Wasm strategy; alone in knowing the engine.
@NullMarked
package io.stratos.sandbox.wasm;

import org.jspecify.annotations.NullMarked;
