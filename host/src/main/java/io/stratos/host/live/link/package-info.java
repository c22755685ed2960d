/// What passes between a lane and an account, and nothing else does: turns that are committed one way, views, events
/// and notices the other. Every queue says who puts, who takes, and what bounds it.
///
/// Main type: [io.stratos.host.live.link.InstanceLink].
@NullMarked
package io.stratos.host.live.link;

import org.jspecify.annotations.NullMarked;
