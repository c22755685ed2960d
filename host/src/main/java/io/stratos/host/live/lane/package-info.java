/// Lanes: instances in real time, each written by one thread that never waits for a disk or a child.
///
/// Main types: [io.stratos.host.live.lane.LaneAgent], [io.stratos.host.live.lane.LiveInstance].
@NullMarked
package io.stratos.host.live.lane;

import org.jspecify.annotations.NullMarked;
