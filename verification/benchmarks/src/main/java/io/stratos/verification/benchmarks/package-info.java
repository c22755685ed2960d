/// What `stratos bench` runs (DESIGN §11): ratios measured in one run, interleaved, in fresh JVMs,
/// correctness first.
///
/// Main type: [io.stratos.verification.benchmarks.BenchMain]. Nothing of the product knows this
/// module.
@NullMarked
package io.stratos.verification.benchmarks;

import org.jspecify.annotations.NullMarked;
