/// The strategy of `sample-strategies/ema-cross-rust` in plain Java, behind the same sandbox port:
/// what the sandbox costs is the difference between the two.
///
/// Main type: [io.stratos.verification.benchmarks.ema.JavaEmaCross]. Change it together with the
/// Rust source; the scenario compares digests, fills, equity and audit head, and prints no number
/// while they differ.
@NullMarked
package io.stratos.verification.benchmarks.ema;

import org.jspecify.annotations.NullMarked;
