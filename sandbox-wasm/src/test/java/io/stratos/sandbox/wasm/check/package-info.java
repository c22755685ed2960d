/// Tests of the first look at a module.
@NullMarked
package io.stratos.sandbox.wasm.check;

import org.jspecify.annotations.NullMarked;
