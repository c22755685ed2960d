/// Looks at a module's bytes before the engine does, and names everything that is wrong with them.
///
/// Main type: [io.stratos.sandbox.wasm.check.ModuleCheck]. Knows no engine, runs
/// nothing, repeats no name that stands in the module.
@NullMarked
package io.stratos.sandbox.wasm.check;

import org.jspecify.annotations.NullMarked;
