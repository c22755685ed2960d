/// Tests of the ledger's port.
@NullMarked
package io.stratos.state;

import org.jspecify.annotations.NullMarked;
