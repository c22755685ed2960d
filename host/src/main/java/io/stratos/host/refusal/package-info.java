/// How the host says no: one value with code, facts and the next step (SPEC Z-3).
///
/// Main type: [io.stratos.host.refusal.Refusal]. Knows no other package of the host.
@NullMarked
package io.stratos.host.refusal;

import org.jspecify.annotations.NullMarked;
