/// Strategies that turn against the host, and what becomes of it: the corpus of `verification/hostile` beside four
/// strategies that mean well.
///
/// Main type: [io.stratos.verification.hostile.HostileIT]; a case is a file that names its own end.
@NullMarked
package io.stratos.verification.hostile;

import org.jspecify.annotations.NullMarked;
