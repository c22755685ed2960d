/// Stands where the host's side of a Python child stands, to give it a child that writes whatever it likes.
@NullMarked
package io.stratos.sandbox.python;

import org.jspecify.annotations.NullMarked;
