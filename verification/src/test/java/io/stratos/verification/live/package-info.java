/// The live host and the venue as processes of their own: started, killed, stopped, and compared afterwards.
///
/// Start reading at [io.stratos.verification.live.Served], which starts them.
@NullMarked
package io.stratos.verification.live;

import org.jspecify.annotations.NullMarked;
