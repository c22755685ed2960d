/// Tests of what stands between us and the engine.
@NullMarked
package io.stratos.sandbox.wasm.engine;

import org.jspecify.annotations.NullMarked;
