/// The promise between a strategy and its host: contract, model, and the port every sandbox implements.
@NullMarked
package io.stratos.abi;

import org.jspecify.annotations.NullMarked;
