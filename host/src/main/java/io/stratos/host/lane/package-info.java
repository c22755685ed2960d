/// Turns: one input through one instance, to what is recorded of it (DESIGN §1, §7).
///
/// Main type: [io.stratos.host.lane.StrategyInstance]. The same code runs in a backtest and live; it reads no clock,
/// does no I/O and knows neither a venue nor a disk.
@NullMarked
package io.stratos.host.lane;

import org.jspecify.annotations.NullMarked;
