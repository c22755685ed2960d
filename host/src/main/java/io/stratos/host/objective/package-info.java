/// What an instance promises of its service (SPEC M-9): how long its callbacks take, how much of its input
/// is dropped, how much processor time it uses; and the stages in which a broken promise is answered. Pure:
/// time is handed in.
///
/// Main type: [io.stratos.host.objective.ObjectiveWatch].
@NullMarked
package io.stratos.host.objective;

import org.jspecify.annotations.NullMarked;
