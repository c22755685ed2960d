/// The Python sandbox, on the host's side: starts one child process for each instance, hands it callbacks, stops it.
///
/// Main types: [io.stratos.sandbox.python.PythonRuntime] (admission), [io.stratos.sandbox.python.PythonSandbox] (one
/// instance). `exchange` is the memory shared with a child, `child` runs in the child only, `plugin` is where the host
/// finds
/// it all. Nothing here knows GraalPy or reads a clock: time comes in through the constructor.
@NullMarked
package io.stratos.sandbox.python;

import org.jspecify.annotations.NullMarked;
