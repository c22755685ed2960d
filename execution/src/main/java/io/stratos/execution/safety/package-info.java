/// The safety interlock: how tight it is, for whom, and which action each state lets through (SPEC
///
///
/// Main types: [io.stratos.execution.safety.SafetyScope],
/// [io.stratos.execution.safety.SafetyChange]. Decides; sends nothing and knows no venue.
@NullMarked
package io.stratos.execution.safety;

import org.jspecify.annotations.NullMarked;
