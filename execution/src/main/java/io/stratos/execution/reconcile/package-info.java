/// Makes what stands here and what stands at the venue agree (SPEC X-5): asks, compares, says what must be done.
///
/// Main type: [io.stratos.execution.reconcile.Reconciliation]. A pure state machine: it reads no clock, sends
/// nothing and books nothing; the connector does what it says, through the same way in as any report.
@NullMarked
package io.stratos.execution.reconcile;

import org.jspecify.annotations.NullMarked;
