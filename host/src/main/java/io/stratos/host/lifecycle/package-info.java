/// How an instance is doing, and what follows from it: staged answers, restarts, what it used of its limits
/// (SPEC M-14).
///
/// Main type: [io.stratos.host.lifecycle.InstanceHealth]. Pure: time is `turn.now` and comes as an
/// argument, what is kept goes into a row of the instance, so that a resumed run answers like one that
/// never stopped. Knows no ledger, no gate and no sandbox.
@NullMarked
package io.stratos.host.lifecycle;

import org.jspecify.annotations.NullMarked;
