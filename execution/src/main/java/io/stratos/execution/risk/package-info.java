/// The risk port: the last word on what may be sent, with a default implementation of plain limits
/// (SPEC M-24).
///
/// Main type: [io.stratos.execution.risk.RiskPort]. A risk check sees one question and answers it;
/// it sends nothing, reads no clock and keeps no orders of its own.
@NullMarked
package io.stratos.execution.risk;

import org.jspecify.annotations.NullMarked;
