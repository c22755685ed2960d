/// The scenario `neighbours`: what strategies that mean well notice of one on their lane that does not.
///
/// Main type: [io.stratos.verification.benchmarks.neighbours.NeighbourScenario]; each of its JVMs runs
/// [io.stratos.verification.benchmarks.neighbours.NeighbourMain].
@NullMarked
package io.stratos.verification.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
