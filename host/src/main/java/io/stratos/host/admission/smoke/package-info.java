/// Runs a strategy on made-up events before it ever sees real ones (SPEC M-29).
///
/// Main type: [io.stratos.host.admission.smoke.SmokeRun]. Deterministic: the same code gives the same
/// findings, on any
/// machine. No venue, no ledger, no clock; nothing the strategy asks for goes anywhere.
@NullMarked
package io.stratos.host.admission.smoke;

import org.jspecify.annotations.NullMarked;
