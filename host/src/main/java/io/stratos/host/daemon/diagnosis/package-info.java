/// What is handed to others when something is wrong, without a secret in it.
///
/// Main type: [io.stratos.host.daemon.diagnosis.Diagnosis]. What may be shown is listed; what is known to
/// be secret is taken out of everything besides.
@NullMarked
package io.stratos.host.daemon.diagnosis;

import org.jspecify.annotations.NullMarked;
