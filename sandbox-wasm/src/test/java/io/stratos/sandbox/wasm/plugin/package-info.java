/// Tests of how the host finds the sandbox.
@NullMarked
package io.stratos.sandbox.wasm.plugin;

import org.jspecify.annotations.NullMarked;
