/// What every sandbox promises, asked of each in the same words.
///
/// Main type: [io.stratos.verification.conformance.SandboxConformanceIT]. To add a sandbox: a translation of the guest
/// in
/// `verification/conformance`, and a subclass.
@NullMarked
package io.stratos.verification.conformance;

import org.jspecify.annotations.NullMarked;
