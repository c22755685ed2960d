/// Writes into an exchange past all of its checks.
@NullMarked
package io.stratos.sandbox.python.exchange;

import org.jspecify.annotations.NullMarked;
