/// The intent gate: pure rules, without I/O, clock or chance, that approve, degrade or deny what a strategy asks for.
///
/// Main type: [io.stratos.gate.IntentGate]; the order of its rules is [io.stratos.gate.OrderRules#IN_ORDER].
/// Only this package can construct an [io.stratos.gate.ApprovedIntent].
@NullMarked
package io.stratos.gate;

import org.jspecify.annotations.NullMarked;
