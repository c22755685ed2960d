/// Tests of the Python sandbox with real children.
@NullMarked
package io.stratos.sandbox.python;

import org.jspecify.annotations.NullMarked;
