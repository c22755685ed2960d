/// Inputs, limits and strategies for tests.
@NullMarked
package io.stratos.sandbox.python.testing;

import org.jspecify.annotations.NullMarked;
