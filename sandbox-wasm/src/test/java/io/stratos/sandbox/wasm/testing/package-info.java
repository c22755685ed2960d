/// Builds WebAssembly modules byte by byte, so that tests need no compiler and no binary files.
///
/// Main type: [io.stratos.sandbox.wasm.testing.GuestModule].
@NullMarked
package io.stratos.sandbox.wasm.testing;

import org.jspecify.annotations.NullMarked;
