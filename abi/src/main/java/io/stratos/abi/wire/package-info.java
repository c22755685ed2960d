/// Translates between the contract on the wire and the model; alone in touching generated code.
@NullMarked
package io.stratos.abi.wire;

import org.jspecify.annotations.NullMarked;
