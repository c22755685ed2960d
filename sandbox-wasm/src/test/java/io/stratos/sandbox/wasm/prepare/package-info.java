/// Tests of what is done to a module before it is compiled.
@NullMarked
package io.stratos.sandbox.wasm.prepare;

import org.jspecify.annotations.NullMarked;
