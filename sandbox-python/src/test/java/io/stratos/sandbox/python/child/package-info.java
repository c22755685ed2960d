/// What of the child's side needs no interpreter.
@NullMarked
package io.stratos.sandbox.python.child;

import org.jspecify.annotations.NullMarked;
