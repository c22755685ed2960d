/// Backtests: the host's own turns, gate, account core and ledger in simulated time (SPEC X-10, DESIGN §4).
///
/// Start reading at [io.stratos.host.run.Backtest]; an account's world is
/// [io.stratos.host.run.SimulatedAccount].
/// No clock is read here but to measure.
@NullMarked
package io.stratos.host.run;

import org.jspecify.annotations.NullMarked;
