/// The check of a bundle before it may start (SPEC M-29, DESIGN §9).
///
/// Main type: [io.stratos.host.admission.Admission], one function of bundle, policy and context: the command line
/// offline and the daemon call the same code. It reports all failures, and it changes nothing.
@NullMarked
package io.stratos.host.admission;

import org.jspecify.annotations.NullMarked;
