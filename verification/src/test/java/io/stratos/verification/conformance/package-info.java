/// What every sandbox promises, asked of each in the same words.
///
/// That each check can fail is checked too, with doubles that get one thing wrong (`ConformanceTeethIT`).
///
/// Main type: [io.stratos.verification.conformance.SandboxConformanceIT]. To add a sandbox: a translation of the guest
/// in
/// `verification/conformance`, and a subclass.
@NullMarked
package io.stratos.verification.conformance;

import org.jspecify.annotations.NullMarked;
