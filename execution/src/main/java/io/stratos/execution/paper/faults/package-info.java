/// A venue that misbehaves by plan: what gets lost, late, doubled or refused between a host and a venue
/// that is in order.
///
/// Main types: [io.stratos.execution.paper.faults.FaultPlan],
/// [io.stratos.execution.paper.faults.FaultyVenue]. Pure and seeded, in simulated time: the same plan and
/// calls give the same faults. Knows the venue port and nothing else of ours.
/// `docs/reference/fault-plan.md` lists every fault.
@NullMarked
package io.stratos.execution.paper.faults;

import org.jspecify.annotations.NullMarked;
