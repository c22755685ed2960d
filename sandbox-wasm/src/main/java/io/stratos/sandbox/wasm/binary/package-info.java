/// The WebAssembly binary format: its small pieces and its sections, read and written.
///
/// Main types: [io.stratos.sandbox.wasm.binary.ByteCursor],
/// [io.stratos.sandbox.wasm.binary.ByteSink]. Judges nothing.
@NullMarked
package io.stratos.sandbox.wasm.binary;

import org.jspecify.annotations.NullMarked;
