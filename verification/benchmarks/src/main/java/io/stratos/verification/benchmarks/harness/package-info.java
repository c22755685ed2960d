/// What all benchmarks share: fresh JVMs, rows of a report, the machine they were measured on.
///
/// Main types: [io.stratos.verification.benchmarks.harness.Fork] and
/// [io.stratos.verification.benchmarks.harness.Row]. Knows nothing of what is measured.
@NullMarked
package io.stratos.verification.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
