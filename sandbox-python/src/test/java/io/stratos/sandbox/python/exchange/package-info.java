/// Writes into an exchange what no honest child would.
@NullMarked
package io.stratos.sandbox.python.exchange;

import org.jspecify.annotations.NullMarked;
