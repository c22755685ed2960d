/// The live host under load, put together as the daemon puts it together, in this process: isolation of the lanes, many
/// instances, overload.
///
/// Main type: [io.stratos.verification.benchmarks.live.LiveRig].
@NullMarked
package io.stratos.verification.benchmarks.live;

import org.jspecify.annotations.NullMarked;
