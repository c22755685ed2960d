/// The gate under load: how many intents a thread can have judged, and how long one waits at a fixed rate.
///
/// Main type: [io.stratos.verification.benchmarks.gate.GateScenario].
@NullMarked
package io.stratos.verification.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
