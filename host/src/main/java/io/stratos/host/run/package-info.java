/// Backtests: the host's own turns, gate, account core and ledger in simulated time (SPEC X-10, DESIGN §4).
///
/// Start reading at [io.stratos.host.run.Backtest]; one instance's world is [io.stratos.host.run.SimulatedInstance].
/// No clock is read here but to measure.
@NullMarked
package io.stratos.host.run;

import org.jspecify.annotations.NullMarked;
