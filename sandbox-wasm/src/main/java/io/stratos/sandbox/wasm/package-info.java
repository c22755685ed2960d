/// The WebAssembly sandbox: checks, compiles, limits and calls a Wasm strategy.
///
/// Main types: [io.stratos.sandbox.wasm.WasmRuntime] (admission),
/// [io.stratos.sandbox.wasm.WasmSandbox] (one callback). `check` reads the bytes, `engine` alone
/// knows the Wasm engine, `watchdog` stops what does not end, `plugin` is where the host finds it
/// all. Nothing here reads a clock: time comes in through the constructor.
@NullMarked
package io.stratos.sandbox.wasm;

import org.jspecify.annotations.NullMarked;
