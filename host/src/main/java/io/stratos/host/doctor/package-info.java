/// What this machine has and lacks (CLI.md, `doctor`).
///
/// Main type: [io.stratos.host.doctor.Doctor]. Looks only: what it writes to measure the disk it takes away again.
@NullMarked
package io.stratos.host.doctor;

import org.jspecify.annotations.NullMarked;
