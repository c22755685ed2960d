/// The process that runs one strategy: GraalPy, the SDK, and the loop that answers the host.
///
/// Main type: [io.stratos.sandbox.python.child.ChildMain]. Only here is GraalPy known; the host never loads this
/// package.
/// One thread runs the interpreter, one waits for the host's signals; the second ends the process when the host is
/// gone.
@NullMarked
package io.stratos.sandbox.python.child;

import org.jspecify.annotations.NullMarked;
