/// How many bytes a quiet event allocates, measured in a JVM of its own after warm-up (goal P21).
///
/// Main type: [io.stratos.verification.benchmarks.allocation.AllocationGate].
@NullMarked
package io.stratos.verification.benchmarks.allocation;

import org.jspecify.annotations.NullMarked;
