/// The installed program, started as processes and treated badly: killed, given damaged files, run twice at once.
///
/// Start reading at [io.stratos.verification.program.Program], which starts it.
@NullMarked
package io.stratos.verification.program;

import org.jspecify.annotations.NullMarked;
