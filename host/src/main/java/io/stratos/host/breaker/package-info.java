/// The circuit breaker of one instance (SPEC M-25): pure, one small class per state. Signs of trouble and time go in,
/// transitions come out; what they do to orders is the caller's business.
///
/// ```
/// Closed ── a rule is confirmed ──▶ Open ── cooldown over, or quiet ──▶ HalfOpen ── probation over ──▶ Closed
///                                    ▲  │ another rule: the stricter of both  │
///                                    └──┴────────── one sign of the same ─────┘       reset: from each to Closed
/// ```
@NullMarked
package io.stratos.host.breaker;

import org.jspecify.annotations.NullMarked;
