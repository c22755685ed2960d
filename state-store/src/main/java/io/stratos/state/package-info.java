/// The ledger and its checkpoints: what must survive a crash; alone in knowing the database.
@NullMarked
package io.stratos.state;

import org.jspecify.annotations.NullMarked;
