/// The scenario `run-ema-cross`: a whole backtest on the real tape, everything on, Wasm beside
/// plain Java.
///
/// Main type: [io.stratos.verification.benchmarks.run.RunScenario]; each of its JVMs runs
/// [io.stratos.verification.benchmarks.run.RoundMain].
@NullMarked
package io.stratos.verification.benchmarks.run;

import org.jspecify.annotations.NullMarked;
