/// Tests of the Wasm sandbox through its port: what an attack does, what the limits are, what a
/// call costs.
@NullMarked
package io.stratos.sandbox.wasm;

import org.jspecify.annotations.NullMarked;
